// The map page: ties slider, map and list together; the whole state stands in the address.
import { type MapData, dayNumber, load } from "./data.js";
import { MapView } from "./mapview.js";
import { Timeline } from "./timeline.js";

const WINDOWS: Record<string, number> = { "1": 1, "7": 7, "30": 30, all: 0 };

function address(changes: Record<string, string>): URL {
  const made = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) made.searchParams.set(name, value);
  return made;
}

/** Fetches the panel of a day; only the latest question is answered. */
class Panel {
  private asked = 0;
  constructor(private readonly place: HTMLElement, private readonly after: () => void) {}

  async show(day: string, window: string): Promise<void> {
    const mine = ++this.asked;
    const query = address({ day, window }).search;
    const answer = await fetch(`/day${query}`, { headers: { accept: "text/html" } });
    if (mine !== this.asked || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== this.asked) return;
    this.place.replaceChildren(...page.body.childNodes);
    this.after();
  }
}

function start(): { center?: [number, number]; zoom?: number } {
  const query = new URLSearchParams(location.search);
  const [lat, lon] = (query.get("c") ?? "").split(",").map(Number);
  const zoom = Number(query.get("z"));
  if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 85) || !(Math.abs(lon) <= 180) || !query.get("c")) return {};
  return { center: [lon, lat], zoom: zoom > 0 && zoom < 20 ? zoom : 7 };
}

async function run(): Promise<void> {
  const root = document.querySelector<HTMLElement>("#timeline");
  const place = document.querySelector<HTMLElement>("#map");
  const panelPlace = document.querySelector<HTMLElement>("#panel");
  if (!root || !place || !panelPlace) return;
  document.documentElement.classList.add("scripted");
  const windowSelect = root.querySelector<HTMLSelectElement>("#window")!;
  let view: MapView | undefined;
  const panel = new Panel(panelPlace, () => view && tie(panelPlace, view));
  const frame = (number: number) => ({ day: number, window: WINDOWS[windowSelect.value] ?? 7 });
  let waiting = 0;
  const timeline = new Timeline(root, (day, number, settled) => {
    view?.show(frame(number));
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void panel.show(day, windowSelect.value), settled ? 0 : 60);
    if (settled) history.replaceState(null, "", address({ day, window: windowSelect.value }));
  });
  windowSelect.addEventListener("change", () => {
    history.replaceState(null, "", address({ day: timeline.day, window: windowSelect.value }));
    view?.show(frame(timeline.number));
    void panel.show(timeline.day, windowSelect.value);
  });
  known(root);
  keepView();
  view = await openMap(place);
  if (!view) return;
  view.show(frame(timeline.number));
  tie(panelPlace, view);
}

async function openMap(place: HTMLElement): Promise<MapView | undefined> {
  try {
    const data = await load<MapData>(`/map-data.json${location.search}`);
    await document.fonts.load("600 12px 'IBM Plex Sans'");
    const view = new MapView(place, data, start());
    view.map.on("moveend", (event) => {
      if (!("originalEvent" in event) || !event.originalEvent) return;
      const { lng, lat } = view.map.getCenter();
      history.replaceState(null, "", address({ c: `${lat.toFixed(3)},${lng.toFixed(3)}`, z: view.map.getZoom().toFixed(1) }));
    });
    place.classList.add("is-live");
    return view;
  } catch (fault) {
    place.classList.add("has-failed");
    console.warn("marsad: no map:", fault);
    return undefined;
  }
}

/** A click on "on the map" in the list moves the map there. */
function tie(panel: HTMLElement, view: MapView): void {
  for (const button of panel.querySelectorAll<HTMLElement>("[data-lon]")) {
    button.addEventListener("click", () => view.flyTo(Number(button.dataset["lon"]), Number(button.dataset["lat"])));
  }
}

/** The links that change language or colours come back to the view as it stands now, not as it was loaded. */
function keepView(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href^='/set?']")) {
    link.addEventListener("click", () => {
      const to = new URL(link.href);
      to.searchParams.set("back", location.pathname + location.search);
      link.href = to.href;
    });
  }
}

/** The second handle: the record as known on a day. The server makes it anew. */
function known(root: HTMLElement): void {
  const slider = root.querySelector<HTMLInputElement>("#known-slider");
  const shown = root.querySelector<HTMLElement>("#known-day");
  if (!slider) return;
  const zero = slider.dataset["first"]!, last = dayNumber(zero, slider.dataset["last"]!);
  const text = (): string => new Date(Date.parse(zero + "T00:00:00Z") + Number(slider.value) * 86_400_000).toISOString().slice(0, 10);
  slider.addEventListener("input", () => { if (shown) shown.textContent = Number(slider.value) >= last ? shown.dataset["all"] ?? "" : text(); });
  slider.addEventListener("change", () => {
    const to = address({});
    if (Number(slider.value) >= last) to.searchParams.delete("as_known_on");
    else to.searchParams.set("as_known_on", text());
    location.assign(to);
  });
}

void run();
