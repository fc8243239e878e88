// Copies what the pages carry from the packages of package.json, makes the base map, and writes the manifest with licences and hashes.
// `npm ci && npm run build` makes src/marsad/api/static/{vendor,base,js} anew; a test compares the hashes with the manifest.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { feature, mesh } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../src/marsad/api/static");
const packages = join(here, "node_modules");

// [package, file in it, where it goes]
const COPIES = [
  ["maplibre-gl", "dist/maplibre-gl.mjs", "vendor/maplibre-gl/maplibre-gl.mjs"],
  ["maplibre-gl", "dist/maplibre-gl-shared.mjs", "vendor/maplibre-gl/maplibre-gl-shared.mjs"],
  ["maplibre-gl", "dist/maplibre-gl-worker.mjs", "vendor/maplibre-gl/maplibre-gl-worker.mjs"],
  ["maplibre-gl", "dist/maplibre-gl.css", "vendor/maplibre-gl/maplibre-gl.css"],
  ["maplibre-gl", "LICENSE.txt", "vendor/maplibre-gl/LICENSE.txt"],
  ...["feature", "mesh", "stitch", "transform", "identity", "reverse"].map((name) => ["topojson-client", `src/${name}.js`, `vendor/topojson/${name}.js`]),
  ["topojson-client", "LICENSE", "vendor/topojson/LICENSE"],
  ["world-atlas", "countries-50m.json", "base/countries-50m.json"],
  ["world-atlas", "countries-10m.json", "base/countries-10m.json"],
  ["world-atlas", "LICENSE", "base/LICENSE-world-atlas"],
  ["datamaps", "LICENSE", "base/LICENSE-datamaps"],
  ...["latin", "latin-ext", "cyrillic"].flatMap((set) => [400, 600].map((w) =>
    ["@fontsource/ibm-plex-sans", `files/ibm-plex-sans-${set}-${w}-normal.woff2`, `fonts/plex-${set}-${w}.woff2`])),
  ...[400, 600].map((w) => ["@fontsource/ibm-plex-sans-arabic", `files/ibm-plex-sans-arabic-arabic-${w}-normal.woff2`, `fonts/plex-arabic-${w}.woff2`]),
  ["@fontsource/ibm-plex-sans", "LICENSE", "fonts/LICENSE-plex"],
];

// Countries whose first-order divisions are carried: those with armed conflict or much political violence, and neighbours.
const ADMIN1 = {
  afg: "AF", are: "AE", arm: "AM", aze: "AZ", ben: "BJ", bfa: "BF", bgd: "BD", bdi: "BI", caf: "CF", civ: "CI", cmr: "CM", cod: "CD", cog: "CG",
  col: "CO", dji: "DJ", dza: "DZ", ecu: "EC", egy: "EG", eri: "ER", eth: "ET", geo: "GE", gha: "GH", gin: "GN", hti: "HT", hnd: "HN", idn: "ID",
  ind: "IN", irn: "IR", irq: "IQ", isr: "IL", jor: "JO", ken: "KE", kgz: "KG", khm: "KH", kwt: "KW", lbn: "LB", lby: "LY", lka: "LK", mar: "MA",
  mex: "MX", mli: "ML", mmr: "MM", moz: "MZ", mrt: "MR", mwi: "MW", ner: "NE", nga: "NG", npl: "NP", pak: "PK", per: "PE", phl: "PH", psx: "PS",
  rwa: "RW", sau: "SA", sdn: "SD", sds: "SS", sen: "SN", som: "SO", syr: "SY", tcd: "TD", tgo: "TG", tha: "TH", tjk: "TJ", tun: "TN", tur: "TR",
  tza: "TZ", uga: "UG", ukr: "UA", ven: "VE", yem: "YE", zmb: "ZM", zwe: "ZW",
};

const manifest = { note: "Made by web/build.mjs. Natural Earth's data, in world-atlas and datamaps, is in the public domain.", packages: {}, files: {} };

function put(place, bytes, from) {
  const path = join(out, place);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  manifest.files[place] = { from, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}

function note(name) {
  if (manifest.packages[name]) return;
  const { version, license } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
  manifest.packages[name] = { version, licence: license };
}

function area(ring) {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return sum / 2;
}

// The middle of a shape's largest part: where its name stands.
function middle(geometry) {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const ring = parts.map((part) => part[0]).reduce((a, b) => (Math.abs(area(b)) > Math.abs(area(a)) ? b : a));
  let x = 0, y = 0;
  const total = area(ring);
  for (let i = 0; i + 1 < ring.length; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    x += (ring[i][0] + ring[i + 1][0]) * cross;
    y += (ring[i][1] + ring[i + 1][1]) * cross;
  }
  return { at: [round(x / (6 * total)), round(y / (6 * total))], size: Math.round(Math.abs(total) * 100) / 100 };
}

const round = (number) => Math.round(number * 1e3) / 1e3;
const rounded = (value) => (typeof value === "number" ? round(value) : value.map(rounded));

function admin1(code3) {
  const topology = JSON.parse(readFileSync(join(packages, "datamaps/src/js/data", `${code3}.topo.json`), "utf8"));
  const shapes = topology.objects[code3] ?? Object.values(topology.objects)[0];
  const lines = mesh(topology, shapes, (a, b) => a !== b);
  const names = feature(topology, shapes).features.filter((f) => f.geometry && f.properties.name).map((f) => ({ name: f.properties.name, ...middle(f.geometry) }));
  return { lines: { type: lines.type, coordinates: rounded(lines.coordinates) }, names };
}

for (const folder of ["vendor", "base", "fonts"]) rmSync(join(out, folder), { recursive: true, force: true });
for (const [name, file, place] of COPIES) {
  note(name);
  put(place, readFileSync(join(packages, name, file)), `${name}/${file}`);
}
note("datamaps");
for (const [code3, code2] of Object.entries(ADMIN1)) {
  put(`base/admin1/${code2}.json`, Buffer.from(JSON.stringify(admin1(code3))), `datamaps/src/js/data/${code3}.topo.json, inner lines and names`);
}
const world = JSON.parse(readFileSync(join(packages, "world-atlas/countries-50m.json"), "utf8"));
const labels = feature(world, world.objects.countries).features.map((f) => ({ name: f.properties.name, ...middle(f.geometry) }));
put("base/countries.json", Buffer.from(JSON.stringify(labels)), "world-atlas/countries-50m.json, names and middles");
writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");
console.log(`${Object.keys(manifest.files).length} files, ${Object.values(manifest.files).reduce((sum, f) => sum + f.bytes, 0)} bytes`);
