// SPDX-License-Identifier: GPL-2.0-or-later
// Prints the functions of the JavaScript client as JSON: node signatures.js CLIENT_FOLDER ALGORITHMS.json
// Each is [kind, return type, [parameter, …], takes a dictionary]. Kinds: "api" (made from the list), "named" (written
// by hand, takes an object of named arguments), "plain" (written by hand, positional only).
"use strict";
const fs = require("fs");
const Module = require("module");
const path = require("path");

const [folder, algorithms] = process.argv.slice(2);
const file = path.join(folder, "build", "main.js");
const source = fs.readFileSync(file, "utf8").replace(
  "goog.global.EXPORTED_FN_INFO = exportedFnInfo", "$& ; globalThis.parameterNames = exportedFnInfo");
const client = new Module(file);
client.filename = file;
client.paths = Module._nodeModulePaths(path.dirname(file));
client._compile(source, file);
const ee = client.exports;
const listed = JSON.parse(fs.readFileSync(algorithms, "utf8"));
ee.data.getAlgorithms = () => ee.rpc_convert.algorithms(listed);
ee.initialize();

function describe(owner, name, isInstance) {
  const value = owner[name];
  if (typeof value !== "function") return null;
  if (value.signature && value.signature.args) {
    const parameters = value.signature.args.slice(isInstance ? 1 : 0);
    const alone = parameters.length === 1 || (parameters.length > 1 && parameters[1].optional);
    const isDictionary = Boolean(parameters.length && alone && parameters[0].type === "Dictionary");
    return ["api", value.signature.returns, parameters.map((each) => each.name), isDictionary];
  }
  const known = globalThis.parameterNames[value.toString()];
  if (known) return ["named", "", known.paramNames.map((each) => each.replace(/^opt_/, "")), false];
  return ["plain", "", new Array(value.length).fill(""), false];
}

const found = {};
function put(key, entry) {
  if (entry) found[key] = entry;
}

function walk(owner, prefix, depth) {
  for (const name of Object.keys(owner)) {
    if (name.endsWith("_") || name === "superClass_" || name === "base") continue;
    const value = owner[name];
    const isClass = typeof value === "function" && /^[A-Z]/.test(name);
    put(prefix + name, describe(owner, name, false));
    if (isClass && value.prototype && depth < 2) {
      for (let proto = value.prototype; proto && proto !== Object.prototype; proto = Object.getPrototypeOf(proto)) {
        for (const method of Object.keys(proto)) {
          const key = `${prefix}${name}#${method}`;
          if (!method.endsWith("_") && method !== "constructor" && !(key in found)) put(key, describe(proto, method, true));
        }
      }
    }
    if (value && (isClass || (typeof value === "object" && !Array.isArray(value))) && depth < 3) {
      walk(value, `${prefix}${name}.`, depth + 1);
    }
  }
}
for (const hidden of ["api", "apiclient", "rpc_node", "rpc_convert", "rpc_convert_batch", "layers", "Types"]) delete ee[hidden];
walk(ee, "", 0);
process.stdout.write(JSON.stringify(found));
