// The base map: land, borders, divisions, names. All of it comes from this server.
import type { FeatureCollection, Geometry } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Map as MapLibre, StyleSpecification } from "../vendor/maplibre-gl/maplibre-gl.mjs";
import feature from "../vendor/topojson/feature.js";
import mesh from "../vendor/topojson/mesh.js";
import { load } from "./data.js";

export interface Paints {
  water: string;
  land: string;
  border: string;
  division: string;
  ink: string;
  quiet: string;
  paper: string;
}

const FONT = ["IBM Plex Sans", "IBM Plex Sans Arabic"];
export const DETAIL_ZOOM = 4.5;
const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };

export function paints(): Paints {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    water: read("--map-water"), land: read("--map-land"), border: read("--map-border"), division: read("--map-division"),
    ink: read("--ink"), quiet: read("--muted"), paper: read("--panel"),
  };
}

/** The style without data: sources are filled by `fillBase`. No glyph server: names are drawn with the page's own fonts. */
export function baseStyle(p: Paints): StyleSpecification {
  const halo = { "text-halo-color": p.land, "text-halo-width": 1.4 };
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: EMPTY, attribution: "Natural Earth · GeoNames" },
      borders: { type: "geojson", data: EMPTY },
      divisions: { type: "geojson", data: EMPTY },
      names: { type: "geojson", data: EMPTY },
      towns: { type: "geojson", data: EMPTY },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": p.water } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": p.land, "fill-antialias": true } },
      { id: "coast", type: "line", source: "land", paint: { "line-color": p.border, "line-width": 0.5, "line-opacity": 0.6 } },
      { id: "divisions", type: "line", source: "divisions", minzoom: 4,
        paint: { "line-color": p.division, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.5, 9, 1.1], "line-dasharray": [3, 2] } },
      { id: "borders", type: "line", source: "borders", layout: { "line-join": "round" },
        paint: { "line-color": p.border, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.6, 8, 1.8] } },
      { id: "division-names", type: "symbol", source: "names", minzoom: 5, maxzoom: 9.5, filter: ["==", ["get", "kind"], "division"],
        layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 11, "text-letter-spacing": 0.12, "text-max-width": 8 },
        paint: { "text-color": p.quiet, "text-opacity": 0.7, ...halo } },
      { id: "country-names", type: "symbol", source: "names", maxzoom: 8, filter: ["==", ["get", "kind"], "country"],
        layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 7, 16],
                  "text-letter-spacing": 0.18, "text-transform": "uppercase", "symbol-sort-key": ["-", 0, ["get", "size"]], "text-max-width": 7 },
        paint: { "text-color": p.quiet, ...halo } },
      { id: "town-dots", type: "circle", source: "towns", minzoom: 5,
        filter: [">=", ["get", "population"], ["step", ["zoom"], 500000, 6, 100000, 7, 30000, 8, 8000, 9, 0]],
        paint: { "circle-radius": ["interpolate", ["linear"], ["zoom"], 5, 1.4, 10, 2.6], "circle-color": p.quiet, "circle-stroke-color": p.land, "circle-stroke-width": 1 } },
      { id: "town-names", type: "symbol", source: "towns", minzoom: 5,
        filter: [">=", ["get", "population"], ["step", ["zoom"], 500000, 6, 100000, 7, 30000, 8, 8000, 9, 0]],
        layout: { "text-field": ["case", ["!=", ["get", "native"], ""], ["format", ["get", "name"], {}, "\n", {}, ["get", "native"], { "font-scale": 0.92 }], ["get", "name"]],
                  "text-font": FONT, "text-size": 11.5, "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 0.5,
                  "text-justify": "auto", "symbol-sort-key": ["-", 0, ["get", "population"]] },
        paint: { "text-color": p.quiet, ...halo } },
    ],
  };
}

function set(map: MapLibre, source: string, data: FeatureCollection | Geometry): void {
  const found = map.getSource(source) as { setData(data: unknown): void } | undefined;
  found?.setData(data);
}

const shapes = new Map<string, Promise<Topology>>();

/** Land and borders in the detail of the file: 50m for the world, 10m when near. */
export async function fillLand(map: MapLibre, detail: "50m" | "10m"): Promise<void> {
  const address = `/static/base/countries-${detail}.json`;
  const topology = await (shapes.get(address) ?? shapes.set(address, load<Topology>(address)).get(address)!);
  const countries = topology.objects["countries"] as GeometryCollection;
  set(map, "land", feature(topology, topology.objects["land"]!) as unknown as FeatureCollection);
  set(map, "borders", mesh(topology, countries, (a, b) => a !== b));
}

interface Named {
  name: string;
  at: [number, number];
  size: number;
}
interface Divisions {
  lines: Geometry;
  names: Named[];
}

/** Names of all countries; lines and names of the first-order divisions of those that the record speaks of. */
export async function fillNames(map: MapLibre, countries: string[]): Promise<void> {
  const world = await load<Named[]>("/static/base/countries.json");
  const found = await Promise.all(countries.map((code) => load<Divisions>(`/static/base/admin1/${code}.json`).catch(() => null)));
  const parts = found.filter((part) => part !== null);
  const point = (kind: string) => ({ name, at, size }: Named) =>
    ({ type: "Feature" as const, geometry: { type: "Point" as const, coordinates: at }, properties: { name, size, kind } });
  set(map, "names", { type: "FeatureCollection", features: [...world.map(point("country")), ...parts.flatMap((part) => part.names.map(point("division")))] });
  set(map, "divisions", { type: "FeatureCollection", features: parts.map((part) => ({ type: "Feature", geometry: part.lines, properties: {} })) });
}

type Town = [name: string, native: string, lon: number, lat: number, population: number];

/** Towns of those countries; those that lie at a point of `but` are left out: the record's own place stands there with its name. */
export async function fillTowns(map: MapLibre, countries: string[], but: readonly (readonly [number, number])[]): Promise<void> {
  const files = await Promise.all(countries.map((code) => load<Town[]>(`/static/base/towns/${code}.json`).catch(() => [])));
  const free = files.flat().filter(([, , lon, lat]) => !but.some(([x, y]) => Math.abs(x - lon) < 0.05 && Math.abs(y - lat) < 0.05));
  set(map, "towns", {
    type: "FeatureCollection",
    features: free.map(([name, native, lon, lat, population]) =>
      ({ type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties: { name, native, population } })),
  });
}
