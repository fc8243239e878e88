// The day slider: steps, play, keys, brush. It owns the day; others listen.
import { dayNumber, dayText } from "./data.js";

export type Listener = (day: string, number: number, settled: boolean) => void;

const PLAY_MS = 650;
const HANDLE = 16;

export class Timeline {
  private readonly slider: HTMLInputElement;
  private readonly zero: string;
  private readonly last: number;
  private playing: number | undefined;
  private readonly rtl = document.dir === "rtl";

  constructor(private readonly root: HTMLElement, private readonly listen: Listener) {
    this.slider = root.querySelector<HTMLInputElement>("#day-slider")!;
    this.zero = root.dataset["first"]!;
    this.last = dayNumber(this.zero, root.dataset["last"]!);
    this.slider.addEventListener("input", () => this.go(Number(this.slider.value), false));
    this.slider.addEventListener("change", () => this.go(Number(this.slider.value), true));
    for (const button of root.querySelectorAll<HTMLElement>("[data-move]")) {
      button.addEventListener("click", (event) => { event.preventDefault(); this.move(button.dataset["move"]!); });
    }
    document.addEventListener("keydown", (event) => this.key(event));
    this.brush();
    new ResizeObserver(() => this.align()).observe(root);
  }

  /** Puts the sliders' handles over the middle of their day's cell. */
  private align(): void {
    for (const slider of this.root.querySelectorAll<HTMLInputElement>("input[type=range]")) {
      const width = slider.parentElement!.querySelector("svg.axis")!.getBoundingClientRect().width;
      const margin = width / (2 * (Number(slider.max) + 1)) - HANDLE / 2;
      slider.style.inlineSize = `${width - 2 * margin}px`;
      slider.style.marginInline = `${margin}px`;
    }
  }

  get number(): number {
    return Number(this.slider.value);
  }

  get day(): string {
    return dayText(this.zero, this.number);
  }

  private get step(): number {
    return Number(this.root.querySelector<HTMLSelectElement>("#step")?.value ?? "1");
  }

  private move(how: string): void {
    if (how === "play") return this.playing === undefined ? this.play() : this.pause();
    this.pause();
    const to: Record<string, number> = { first: 0, back: this.number - this.step, on: this.number + this.step, last: this.last };
    this.go(to[how] ?? this.number, true);
  }

  private go(wanted: number, settled: boolean): void {
    const number = Math.min(Math.max(wanted, 0), this.last);
    this.slider.value = String(number);
    this.slider.setAttribute("aria-valuetext", this.day);
    const share = (100 * number) / (this.last + 1), width = 100 / (this.last + 1);
    for (const mark of this.root.querySelectorAll("rect.today")) {
      mark.setAttribute("x", `${this.rtl ? 100 - share - width : share}%`);
      mark.setAttribute("visibility", "visible");
    }
    this.listen(this.day, number, settled);
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input:not(#day-slider), select, textarea, summary, .maplibregl-map")) return;
    const on = this.rtl ? "ArrowLeft" : "ArrowRight", back = this.rtl ? "ArrowRight" : "ArrowLeft";
    const how = ({ [on]: "on", [back]: "back", Home: "first", End: "last" } as Record<string, string>)[event.key]
      ?? (event.key === " " && (target === document.body || target === this.slider) ? "play" : undefined);
    if (!how) return;
    event.preventDefault();
    this.move(how);
  }

  private play(): void {
    if (this.number >= this.last) this.go(0, true);
    this.mark(true);
    this.playing = window.setInterval(() => {
      if (this.number >= this.last) return this.pause();
      this.go(this.number + this.step, true);
    }, PLAY_MS);
  }

  private pause(): void {
    window.clearInterval(this.playing);
    this.playing = undefined;
    this.mark(false);
  }

  private mark(playing: boolean): void {
    const button = this.root.querySelector<HTMLElement>("[data-move=play]")!;
    button.setAttribute("aria-pressed", String(playing));
    button.querySelector(".label")!.textContent = (playing ? button.dataset["pause"] : button.dataset["play"]) ?? "";
    button.classList.toggle("is-playing", playing);
  }

  /** Dragging over the bars chooses first and last day of the events; a click goes to the day. */
  private brush(): void {
    const bars = this.root.querySelector<SVGSVGElement>("svg.bars");
    const band = bars?.querySelector<SVGRectElement>("rect.brush");
    if (!bars || !band) return;
    let from: number | undefined;
    const at = (event: PointerEvent): number => {
      const box = bars.getBoundingClientRect();
      const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 0.99999);
      return Math.floor((this.rtl ? 1 - share : share) * (this.last + 1));
    };
    bars.addEventListener("pointerdown", (event) => { from = at(event); bars.setPointerCapture(event.pointerId); });
    bars.addEventListener("pointermove", (event) => {
      if (from === undefined) return;
      const [a, b] = [Math.min(from, at(event)), Math.max(from, at(event))];
      const share = (100 * a) / (this.last + 1), width = (100 * (b - a + 1)) / (this.last + 1);
      band.setAttribute("x", `${this.rtl ? 100 - share - width : share}%`);
      band.setAttribute("width", a === b ? "0" : `${width}%`);
    });
    bars.addEventListener("pointerup", (event) => {
      if (from === undefined) return;
      const [a, b] = [Math.min(from, at(event)), Math.max(from, at(event))];
      from = undefined;
      if (a === b) return this.go(a, true);
      const address = new URL(location.href);
      address.searchParams.set("since", dayText(this.zero, a));
      address.searchParams.set("until", dayText(this.zero, b));
      location.assign(address);
    });
  }
}
