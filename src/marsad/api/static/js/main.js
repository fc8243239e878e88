// The map page: ties slider, map and list together; the whole state stands in the address.
import { dayNumber, load } from "./data.js";
import { MapView } from "./mapview.js";
import { Timeline } from "./timeline.js";
const WINDOWS = { "1": 1, "7": 7, "30": 30, all: 0 };
function address(changes) {
    const made = new URL(location.href);
    for (const [name, value] of Object.entries(changes))
        made.searchParams.set(name, value);
    return made;
}
/** Fetches the panel of a day; only the latest question is answered. */
class Panel {
    place;
    after;
    asked = 0;
    constructor(place, after) {
        this.place = place;
        this.after = after;
    }
    async show(day, window) {
        const mine = ++this.asked;
        const query = address({ day, window }).search;
        const answer = await fetch(`/day${query}`, { headers: { accept: "text/html" } });
        if (mine !== this.asked || !answer.ok)
            return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (mine !== this.asked)
            return;
        this.place.replaceChildren(...page.body.childNodes);
        this.after();
    }
}
function start() {
    const query = new URLSearchParams(location.search);
    const [lat, lon] = (query.get("c") ?? "").split(",").map(Number);
    const zoom = Number(query.get("z"));
    if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 85) || !(Math.abs(lon) <= 180) || !query.get("c"))
        return {};
    return { center: [lon, lat], zoom: zoom > 0 && zoom < 20 ? zoom : 7 };
}
async function run() {
    const root = document.querySelector("#timeline");
    const place = document.querySelector("#map");
    const panelPlace = document.querySelector("#panel");
    if (!root || !place || !panelPlace)
        return;
    document.documentElement.classList.add("scripted");
    const windowSelect = root.querySelector("#window");
    let view;
    const panel = new Panel(panelPlace, () => view && tie(panelPlace, view));
    const frame = (number) => ({ day: number, window: WINDOWS[windowSelect.value] ?? 7 });
    let waiting = 0;
    const timeline = new Timeline(root, (day, number, settled) => {
        view?.show(frame(number));
        window.clearTimeout(waiting);
        waiting = window.setTimeout(() => void panel.show(day, windowSelect.value), settled ? 0 : 60);
        if (settled)
            history.replaceState(null, "", address({ day, window: windowSelect.value }));
    });
    windowSelect.addEventListener("change", () => {
        history.replaceState(null, "", address({ day: timeline.day, window: windowSelect.value }));
        view?.show(frame(timeline.number));
        void panel.show(timeline.day, windowSelect.value);
    });
    known(root);
    keepView();
    view = await openMap(place);
    if (!view)
        return;
    view.show(frame(timeline.number));
    tie(panelPlace, view);
}
async function openMap(place) {
    try {
        const data = await load(`/map-data.json${location.search}`);
        await document.fonts.load("600 12px 'IBM Plex Sans'");
        const view = new MapView(place, data, start());
        view.map.on("moveend", (event) => {
            if (!("originalEvent" in event) || !event.originalEvent)
                return;
            const { lng, lat } = view.map.getCenter();
            history.replaceState(null, "", address({ c: `${lat.toFixed(3)},${lng.toFixed(3)}`, z: view.map.getZoom().toFixed(1) }));
        });
        place.classList.add("is-live");
        return view;
    }
    catch (fault) {
        place.classList.add("has-failed");
        console.warn("marsad: no map:", fault);
        return undefined;
    }
}
/** A click on "on the map" in the list moves the map there. */
function tie(panel, view) {
    for (const button of panel.querySelectorAll("[data-lon]")) {
        button.addEventListener("click", () => view.flyTo(Number(button.dataset["lon"]), Number(button.dataset["lat"])));
    }
}
/** The links that change language or colours come back to the view as it stands now, not as it was loaded. */
function keepView() {
    for (const link of document.querySelectorAll("a[href^='/set?']")) {
        link.addEventListener("click", () => {
            const to = new URL(link.href);
            to.searchParams.set("back", location.pathname + location.search);
            link.href = to.href;
        });
    }
}
/** The second handle: the record as known on a day. The server makes it anew. */
function known(root) {
    const slider = root.querySelector("#known-slider");
    const shown = root.querySelector("#known-day");
    if (!slider)
        return;
    const zero = slider.dataset["first"], last = dayNumber(zero, slider.dataset["last"]);
    const text = () => new Date(Date.parse(zero + "T00:00:00Z") + Number(slider.value) * 86_400_000).toISOString().slice(0, 10);
    slider.addEventListener("input", () => { if (shown)
        shown.textContent = Number(slider.value) >= last ? shown.dataset["all"] ?? "" : text(); });
    slider.addEventListener("change", () => {
        const to = address({});
        if (Number(slider.value) >= last)
            to.searchParams.delete("as_known_on");
        else
            to.searchParams.set("as_known_on", text());
        location.assign(to);
    });
}
void run();
