// The marks on the map, drawn on small canvases: control tokens and event signs.
import type { Look, Party } from "./data.js";

export interface Inks {
  ink: string;
  paper: string;
  quiet: string;
}

const RATIO = 3;
const SIZE = 34;

interface Drawing {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

function canvas(size: number): CanvasRenderingContext2D {
  const made = document.createElement("canvas");
  made.width = made.height = size * RATIO;
  const pen = made.getContext("2d", { willReadFrequently: true });
  if (!pen) throw new Error("no canvas");
  pen.scale(RATIO, RATIO);
  return pen;
}

function taken(pen: CanvasRenderingContext2D, size: number): Drawing {
  return pen.getImageData(0, 0, size * RATIO, size * RATIO);
}

function disc(pen: CanvasRenderingContext2D, radius: number): void {
  pen.beginPath();
  pen.arc(SIZE / 2, SIZE / 2, radius, 0, Math.PI * 2);
}

function hatch(pen: CanvasRenderingContext2D, colour: string): void {
  pen.save();
  disc(pen, 11);
  pen.clip();
  pen.strokeStyle = colour;
  pen.lineWidth = 2.6;
  for (let x = -SIZE; x < SIZE * 2; x += 5.6) {
    pen.beginPath();
    pen.moveTo(x, SIZE);
    pen.lineTo(x + SIZE, 0);
    pen.stroke();
  }
  pen.restore();
}

function letter(pen: CanvasRenderingContext2D, text: string, colour: string, backed?: string): void {
  pen.font = backed ? "600 15px 'IBM Plex Sans', system-ui, sans-serif" : "600 10.5px 'IBM Plex Sans', system-ui, sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  if (backed) {
    pen.lineWidth = 4;
    pen.lineJoin = "round";
    pen.strokeStyle = backed;
    pen.strokeText(text, SIZE / 2, SIZE / 2 + 0.6);
  }
  pen.fillStyle = colour;
  pen.fillText(text, SIZE / 2, SIZE / 2 + 0.6);
}

/** Assessed: full. Claimed: outline on paper. Contested: hatch. Besieged: full, with a broken ring. Unknown: a dotted ring and "?". */
export function controlToken(look: Look, holder: Party | undefined, besieger: Party | undefined, inks: Inks): Drawing {
  const pen = canvas(SIZE);
  const colour = holder?.colour ?? inks.quiet;
  disc(pen, 13.4);
  pen.fillStyle = inks.paper;
  pen.fill();
  disc(pen, 11.6);
  if (look === "assessed" || look === "besieged") {
    pen.fillStyle = colour;
    pen.fill();
    letter(pen, holder?.letter ?? "?", holder?.on ?? inks.paper);
  } else if (look === "claimed") {
    pen.lineWidth = 3;
    pen.strokeStyle = colour;
    pen.stroke();
    letter(pen, holder?.letter ?? "?", inks.ink);
  } else if (look === "contested") {
    hatch(pen, inks.quiet);
    disc(pen, 11);
    pen.lineWidth = 1.6;
    pen.strokeStyle = inks.ink;
    pen.stroke();
    letter(pen, "×", inks.ink, inks.paper);
  } else {
    pen.setLineDash([1.5, 3]);
    pen.lineWidth = 1.6;
    pen.strokeStyle = inks.ink;
    pen.stroke();
    letter(pen, "?", inks.ink);
  }
  if (look === "besieged") {
    disc(pen, 15);
    pen.setLineDash([4, 3]);
    pen.lineWidth = 2.4;
    pen.strokeStyle = besieger?.colour ?? inks.ink;
    pen.stroke();
  }
  return taken(pen, SIZE);
}

const SIGN = 22;

/** A sign an event type, told apart by shape: the colours belong to the parties. */
const SHAPES: Record<string, (pen: CanvasRenderingContext2D) => void> = {
  Battles: (pen) => {
    pen.moveTo(5, 5);
    pen.lineTo(17, 17);
    pen.moveTo(17, 5);
    pen.lineTo(5, 17);
  },
  "Explosions/Remote violence": (pen) => {
    for (let at = 0; at < 8; at++) {
      const angle = (at * Math.PI) / 4;
      pen.moveTo(11 + 2.6 * Math.cos(angle), 11 + 2.6 * Math.sin(angle));
      pen.lineTo(11 + 7.6 * Math.cos(angle), 11 + 7.6 * Math.sin(angle));
    }
  },
  "Violence against civilians": (pen) => {
    pen.moveTo(11, 4);
    pen.lineTo(18, 17);
    pen.lineTo(4, 17);
    pen.closePath();
  },
  Protests: (pen) => pen.arc(11, 11, 6, 0, Math.PI * 2),
  Riots: (pen) => pen.rect(5.5, 5.5, 11, 11),
  "Strategic developments": (pen) => {
    pen.moveTo(6, 18);
    pen.lineTo(6, 4);
    pen.lineTo(17, 7.5);
    pen.lineTo(6, 11);
  },
};

export const SIGNS = Object.keys(SHAPES);

export function eventSign(type: string, inks: Inks): Drawing {
  const pen = canvas(SIGN);
  const draw = SHAPES[type] ?? SHAPES["Strategic developments"];
  pen.lineCap = pen.lineJoin = "round";
  for (const [width, colour] of [[6, inks.paper], [2.3, inks.ink]] as const) {
    pen.beginPath();
    draw?.(pen);
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.stroke();
  }
  return taken(pen, SIGN);
}

export const PIXEL_RATIO = RATIO;
