import * as maplibre from "../vendor/maplibre-gl/maplibre-gl.mjs";
import { DETAIL_ZOOM, baseStyle, fillLand, fillNames, fillTowns, paints } from "./basemap.js";
import { dayText, spanOn } from "./data.js";
import { PIXEL_RATIO, SIGNS, controlToken, eventSign } from "./tokens.js";
const RINGS = { 2: 12, 3: 45 };
/** The first name only tells the weight: the map reads it from there. */
const FONT = ["SemiBold", "IBM Plex Sans", "IBM Plex Sans Arabic"];
/** Control tokens look the same by day and by night: parties' colours stand on paper. */
const STICKER = { ink: "#191d20", paper: "#fffefb", quiet: "#6b7478" };
const LIFT = [19, -17];
export class MapView {
    data;
    map;
    frame = { day: 0, window: 7 };
    detailed = false;
    popup;
    drawn = new Set();
    ready;
    constructor(place, data, start) {
        this.data = data;
        const bounds = this.bounds();
        this.map = new maplibre.Map({
            container: place,
            style: baseStyle(paints()),
            center: start.center ?? [41, 34],
            zoom: start.zoom ?? 4,
            ...(start.center || !bounds ? {} : { bounds, fitBoundsOptions: { padding: 70, maxZoom: 8.2 } }),
            maxZoom: 13,
            dragRotate: false,
            pitchWithRotate: false,
            cooperativeGestures: matchMedia("(max-width: 50rem)").matches,
            attributionControl: { compact: true },
            fadeDuration: 0,
        });
        this.map.touchZoomRotate.disableRotation();
        this.map.addControl(new FitControl(() => this.fit()), document.dir === "rtl" ? "top-left" : "top-right");
        this.map.addControl(new maplibre.NavigationControl({ showCompass: false }), document.dir === "rtl" ? "top-left" : "top-right");
        this.map.addControl(new maplibre.ScaleControl({ unit: "metric" }), document.dir === "rtl" ? "bottom-right" : "bottom-left");
        this.ready = new Promise((resolve) => this.map.once("load", () => resolve()));
        void this.ready.then(() => this.build());
        matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.restyle());
        this.map.on("zoomend", () => this.refine());
    }
    /** Shows another day or window. */
    show(frame) {
        this.frame = frame;
        void this.ready.then(() => this.fill());
    }
    fit() {
        const bounds = this.bounds();
        if (bounds)
            this.map.fitBounds(bounds, { padding: 70, maxZoom: 8.2 });
    }
    flyTo(lon, lat) {
        this.map.easeTo({ center: [lon, lat], zoom: Math.max(this.map.getZoom(), 8) });
    }
    bounds() {
        const held = this.data.places.filter((place) => place.lat !== null && place.lon !== null).map((place) => [place.lon, place.lat]);
        const near = this.data.spots.filter((spot) => spot[2] < 3).map((spot) => [spot[0], spot[1]]);
        const points = held.length ? held : near;
        if (!points.length)
            return undefined;
        const lons = points.map((p) => p[0]), lats = points.map((p) => p[1]);
        return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
    }
    countries() {
        const named = new Set(this.data.places.map((place) => place.country).filter((code) => code !== null));
        return [...named].filter((code) => /^[A-Z]{2}$/.test(code)).slice(0, 12);
    }
    async build() {
        this.addLayers();
        this.fill();
        await fillLand(this.map, "50m");
        await fillNames(this.map, this.countries());
        const held = this.data.places.flatMap((place) => (place.lon === null || place.lat === null ? [] : [[place.lon, place.lat]]));
        await fillTowns(this.map, this.countries(), held);
        this.detailed = false;
        await this.refine();
        this.map.getContainer().dataset["drawn"] = "yes";
    }
    async refine() {
        if (this.detailed || this.map.getZoom() < DETAIL_ZOOM)
            return;
        this.detailed = true;
        await fillLand(this.map, "10m");
    }
    restyle() {
        this.drawn.clear();
        this.map.setStyle(baseStyle(paints()), { diff: false });
        this.map.once("styledata", () => void this.build());
    }
    addLayers() {
        const p = paints();
        const inks = { ink: p.ink, paper: p.paper, quiet: p.quiet };
        const empty = { type: "FeatureCollection", features: [] };
        for (const type of SIGNS)
            this.map.addImage(`sign ${type}`, eventSign(type, inks), { pixelRatio: PIXEL_RATIO });
        this.map.addSource("rings", { type: "geojson", data: empty });
        this.map.addSource("events", { type: "geojson", data: empty, cluster: true, clusterRadius: 26, clusterMaxZoom: 14 });
        this.map.addSource("control", { type: "geojson", data: empty });
        this.map.addLayer({ id: "rings", type: "line", source: "rings", paint: { "line-color": p.ink, "line-width": 1, "line-dasharray": [2, 3], "line-opacity": 0.55 } });
        this.map.addLayer({
            id: "clusters", type: "circle", source: "events", filter: ["has", "point_count"],
            paint: { "circle-radius": ["step", ["get", "point_count"], 9, 10, 11, 100, 13], "circle-color": p.ink, "circle-stroke-color": p.paper, "circle-stroke-width": 2, "circle-translate": LIFT },
        });
        this.map.addLayer({
            id: "cluster-counts", type: "symbol", source: "events", filter: ["has", "point_count"],
            layout: { "text-field": ["get", "point_count_abbreviated"], "text-font": FONT, "text-size": ["step", ["get", "point_count"], 11, 1000, 10], "text-allow-overlap": true },
            paint: { "text-color": p.paper, "text-translate": LIFT },
        });
        this.map.addLayer({
            id: "events", type: "symbol", source: "events", filter: ["!", ["has", "point_count"]],
            layout: { "icon-image": ["concat", "sign ", ["get", "type"]], "icon-allow-overlap": true, "icon-offset": LIFT, "icon-size": 0.95 },
        });
        this.map.addLayer({
            id: "control", type: "symbol", source: "control",
            layout: { "icon-image": ["get", "image"], "icon-allow-overlap": true, "icon-size": ["interpolate", ["linear"], ["zoom"], 3, 0.62, 7, 1, 11, 1.15],
                "text-field": ["get", "name"], "text-font": FONT, "text-size": 13, "text-variable-anchor": ["top", "bottom", "right", "left"],
                "text-radial-offset": 1.35, "text-optional": true, "text-justify": "auto" },
            paint: { "text-color": p.ink, "text-halo-color": p.land, "text-halo-width": 1.8 },
        });
        for (const layer of ["control", "clusters", "events"]) {
            this.map.on("mouseenter", layer, () => { this.map.getCanvas().style.cursor = "pointer"; });
            this.map.on("mouseleave", layer, () => { this.map.getCanvas().style.cursor = ""; });
            this.map.on("click", layer, (event) => void this.open(layer, event));
        }
    }
    token(span) {
        const [, , look, holder, besieger] = span;
        const name = `token ${look} ${holder} ${besieger}`;
        if (!this.drawn.has(name)) {
            const drawing = controlToken(look, this.data.parties[holder], this.data.parties[besieger], STICKER);
            this.map.addImage(name, drawing, { pixelRatio: PIXEL_RATIO });
            this.drawn.add(name);
        }
        return name;
    }
    fill() {
        const { day } = this.frame;
        const held = this.data.places.flatMap((place) => this.heldFeature(place, day));
        const shown = this.data.events.filter((pin) => this.inWindow(pin));
        this.set("control", held);
        this.set("events", shown.map((pin) => this.pinFeature(pin)));
        const rough = [...new Set(shown.map((pin) => pin[1]))].map((at) => this.data.spots[at]).filter((spot) => spot[2] in RINGS);
        this.set("rings", rough.map((spot) => ring(spot[0], spot[1], RINGS[spot[2]])));
    }
    heldFeature(place, day) {
        const span = spanOn(place, day);
        if (!span || place.lat === null || place.lon === null)
            return [];
        const properties = { id: place.id, name: place.name, image: this.token(span) };
        return [{ type: "Feature", geometry: { type: "Point", coordinates: [place.lon, place.lat] }, properties }];
    }
    pinFeature([id, spot, first, , kind]) {
        const [lon, lat, , place] = this.data.spots[spot];
        const [type, subtype] = this.data.kinds[kind];
        return { type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties: { id, type, place, subtype, first } };
    }
    inWindow(pin) {
        const { day, window } = this.frame;
        return window === 0 || (pin[2] <= day && pin[3] > day - window);
    }
    set(source, features) {
        this.map.getSource(source)?.setData({ type: "FeatureCollection", features });
    }
    /** A click lists what lies there: one event, or all of a stack; a place opens its line of the list. */
    async open(layer, event) {
        const hit = event.features?.[0];
        if (!hit)
            return;
        const at = hit.geometry.coordinates;
        if (layer === "control")
            return void this.card(at, [line(hit.properties["name"], `/place/${hit.properties["id"]}`)]);
        const source = this.map.getSource("events");
        const leaves = layer === "clusters" ? await source.getClusterLeaves(hit.properties["cluster_id"], 200, 0) : [hit];
        this.card(at, leaves.map((leaf) => line(`${leaf.properties?.["subtype"]} · ${leaf.properties?.["place"]} · ${dayText(this.data.days?.[0] ?? "", leaf.properties?.["first"])}`, `/event/${leaf.properties?.["id"]}`)));
    }
    card(at, lines) {
        const list = document.createElement("ul");
        list.className = "card-list";
        list.append(...lines);
        this.popup?.remove();
        this.popup = new maplibre.Popup({ maxWidth: "22rem", offset: 16 }).setLngLat(at).setDOMContent(list).addTo(this.map);
    }
}
/** A button of the page's own template, among the map's controls. */
class FitControl {
    act;
    constructor(act) {
        this.act = act;
    }
    onAdd() {
        const box = document.querySelector("#fit-control").content.firstElementChild.cloneNode(true);
        box.querySelector("button").addEventListener("click", this.act);
        return box;
    }
    onRemove() { }
}
/** One line of a card; text is set as text, never as markup. The address keeps the view's filters. */
function line(text, path) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.textContent = text;
    link.dir = "auto";
    link.href = path.split("/").map((part) => encodeURIComponent(part).replace(/%3A/g, ":")).join("/") + location.search;
    item.append(link);
    return item;
}
/** A circle of so many kilometres, as a polygon on the sphere. */
function ring(lon, lat, km) {
    const points = [];
    for (let at = 0; at <= 48; at++) {
        const angle = (at / 48) * 2 * Math.PI;
        points.push([lon + ((km / 111.32) * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + (km / 110.57) * Math.sin(angle)]);
    }
    return { type: "Feature", geometry: { type: "Polygon", coordinates: [points] }, properties: {} };
}
