// SPDX-License-Identifier: GPL-2.0-or-later
// Runs Code Editor scripts with the JavaScript client and prints what reaches print, Map.addLayer and Export:
// node oracle.js CLIENT_FOLDER ALGORITHMS.json < {"name": "script", …}
// One JSON object a line: {"name", "error", "records": [[channel, values], …]}. There is no network and no map.
"use strict";
const fs = require("fs");
const vm = require("vm");

const [folder, algorithms] = process.argv.slice(2);
const ee = require(folder);
const listed = JSON.parse(fs.readFileSync(algorithms, "utf8"));
ee.data.getAlgorithms = () => ee.rpc_convert.algorithms(listed);
ee.initialize();
const NOW = 1750000000000;
const LIMIT_MS = 10000;
const PARAMETERS = {
  "Map.addLayer": ["eeObject", "visParams", "name", "shown", "opacity"],
  "image.toDrive": "image description folder fileNamePrefix dimensions region scale crs crsTransform maxPixels shardSize fileDimensions skipEmptyTiles fileFormat formatOptions priority".split(" "),
  "image.toAsset": "image description assetId pyramidingPolicy dimensions region scale crs crsTransform maxPixels shardSize".split(" "),
  "image.toCloudStorage": "image description bucket fileNamePrefix dimensions region scale crs crsTransform maxPixels shardSize fileDimensions skipEmptyTiles fileFormat formatOptions priority".split(" "),
  "table.toDrive": "collection description folder fileNamePrefix fileFormat selectors maxVertices priority".split(" "),
  "table.toAsset": "collection description assetId maxVertices priority".split(" "),
  "table.toCloudStorage": "collection description bucket fileNamePrefix fileFormat selectors maxVertices priority".split(" "),
  "table.toBigQuery": "collection description table overwrite append selectors maxVertices priority".split(" "),
  "video.toDrive": "collection description folder fileNamePrefix framesPerSecond dimensions region scale crs crsTransform maxPixels maxFrames priority".split(" "),
  "video.toCloudStorage": "collection description bucket fileNamePrefix framesPerSecond dimensions region scale crs crsTransform maxPixels maxFrames priority".split(" "),
  "map.toCloudStorage": "image description bucket fileFormat path writePublicTiles scale maxZoom minZoom region skipEmptyTiles mapsApiKey bucketCorsUris priority".split(" "),
  "classifier.toAsset": "classifier description assetId priority".split(" "),
};

function inert(name) {
  const stand = function () {};
  const proxy = new Proxy(stand, {
    get: (_, key) => {
      if (key === Symbol.toPrimitive) return () => name;
      if (key === Symbol.iterator) return function* () {};
      if (key === "$inert") return true;
      if (key === "import" || key === "toJSON" || key === "prototype") return undefined;
      return proxy;
    },
    set: () => true,
    apply: () => proxy,
    construct: () => proxy,
    ownKeys: () => ["prototype"],
    getOwnPropertyDescriptor: (target, key) => Object.getOwnPropertyDescriptor(target, key),
  });
  return proxy;
}

function plain(value, depth = 0) {
  if (depth > 40) return "$deep";
  if (value === undefined || value === null) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "function") return value.$inert ? "$inert" : value.prototype instanceof ee.ComputedObject ? "$class" : "$function";
  if (typeof value !== "object") return value;
  if (value instanceof ee.ComputedObject || value instanceof ee.Geometry) {
    return { $graph: ee.Serializer.encodeCloudApi(value) };
  }
  if (Array.isArray(value)) return value.map((each) => plain(each, depth + 1));
  if (typeof value.getTime === "function") return { $date: value.getTime() };
  if (Object.prototype.toString.call(value) === "[object RegExp]") return "$regexp";
  const made = {};
  for (const key of Object.keys(value)) made[key] = plain(value[key], depth + 1);
  return made;
}

function named(channel, values) {
  const names = PARAMETERS[channel];
  if (!names) return values.map((each) => plain(each));
  const first = values[0];
  const isNamed = values.length === 1 && first && typeof first === "object" && !(first instanceof ee.ComputedObject) &&
    names.some((name) => Object.prototype.hasOwnProperty.call(first, name));
  const made = {};
  if (isNamed) {
    for (const key of Object.keys(first)) made[key] = plain(first[key]);
  } else {
    values.forEach((each, index) => { made[names[index] || index] = plain(each); });
  }
  return made;
}

function run(source) {
  const records = [];
  const record = (channel) => (...values) => { records.push([channel, named(channel, values)]); };
  const nothing = inert("$inert");
  const Map = {
    addLayer: (...values) => { records.push(["Map.addLayer", named("Map.addLayer", values)]); return nothing; },
    getBounds: (asGeoJson) => asGeoJson
      ? { type: "Polygon", coordinates: [[[1, 2], [3, 2], [3, 4], [1, 4], [1, 2]]] } : [1, 2, 3, 4],
    getCenter: () => ee.Geometry.Point([2, 3]),
    getZoom: () => 7,
    getScale: () => 1000,
    $inert: true,
  };
  const print = (...values) => { records.push(["print", values.map((each) => plain(each))]); return nothing; };
  const Export = {};
  for (const channel of Object.keys(PARAMETERS)) {
    const [kind, target] = channel.split(".");
    if (kind !== "Map") (Export[kind] = Export[kind] || {})[target] = record(channel);
  }
  const standMap = new Proxy(Map, { get: (target, key) => (key in target ? target[key] : nothing) });
  const sandbox = { ee, print, Map: standMap, Export, ui: nothing, Chart: nothing, exports: {}, alert: () => {}, confirm: () => true };
  sandbox.console = { log: print, error: print, info: print, warn: print };
  const context = vm.createContext(sandbox);
  vm.runInContext(
    `{ const Real = Date; const now = ${NOW};
       globalThis.Date = class Date extends Real {
         constructor(...values) { if (values.length) super(...values); else super(now); }
         static now() { return now; }
       };
       Math.random = () => 0.5; }`, context);
  let error = "";
  try {
    vm.runInContext(source, context, { timeout: LIMIT_MS });
  } catch (problem) {
    error = String((problem && problem.message) || problem) || "an error";
    if (problem && problem.name === "SyntaxError") error = `SyntaxError: ${error}`;
  }
  return { error, records };
}

const scripts = JSON.parse(fs.readFileSync(0, "utf8"));
process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});
for (const name of Object.keys(scripts)) {
  let line;
  try {
    line = JSON.stringify({ name, ...run(scripts[name]) });
  } catch (problem) {
    line = JSON.stringify({ name, error: `oracle: ${problem}`, records: [] });
  }
  fs.writeSync(1, line + "\n");
}
process.exit(0);
