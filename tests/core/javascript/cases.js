// SPDX-License-Identifier: GPL-2.0-or-later
// Scripts of one construct each. A line "//# name" begins a case.

//# var let const
var a = 1; let b = 2; const c = 3; print(a, b, c);
//# several in one declaration
var a = 1, b = a + 1, c; print(a, b, c);
//# a variable read before it is assigned
print(x === undefined); var x = 1; print(x);
//# a variable assigned in one branch only
function f(n) { if (n > 1) { var y = 'big'; } return y; } print(f(2), f(0));
//# an undeclared variable of a function is global
function set() { count = 5; } set(); print(count);
//# a function changes an outer variable
var n = 0; function add() { n += 2; return n; } add(); add(); print(n);
//# a closure counts
function counter() { var n = 0; return function() { n++; return n; }; } var c = counter(); c(); print(c(), c());
//# block scopes hide outer names
let x = 1; { let x = 2; print(x); } print(x);
//# a loop variable hides an outer one
const i = 7; for (let i = 0; i < 2; i++) { print(i); } print(i);
//# a function called before its definition
print(twice(4)); function twice(n) { return half(n) * 4; } function half(n) { return n / 2; }
//# functions that call each other
function even(n) { return n === 0 ? true : odd(n - 1); } function odd(n) { return n === 0 ? false : even(n - 1); } print(even(10));
//# a named function expression calls itself
var fact = function f(n) { return n < 2 ? 1 : n * f(n - 1); }; print(fact(5));
//# arrow functions
var sq = x => x * x; var add = (a, b) => { return a + b; }; var obj = () => ({a: 1}); print(sq(3), add(1, 2), obj().a);
//# default parameters
function f(a, b = 2, c = [b]) { return [a, b, c]; } print(f(1), f(1, 5), f(1, undefined, 3));
//# missing and extra arguments
function f(a, b) { return b === undefined ? 'none' : b; } print(f(1), f(1, 2), f(1, 2, 3));
//# rest and spread
function f(first, ...others) { return others; } print(f(1, 2, 3), Math.max(...[4, 9, 2]), [0, ...[1, 2], 3]);
//# the arguments object
function sum() { var s = 0; for (var i = 0; i < arguments.length; i++) { s += arguments[i]; } return s; } print(sum(1, 2, 3), sum());
//# an immediately called function
(function() { var hidden = 3; print(hidden); })(); print(typeof hidden);
//# an immediately called arrow
var v = (() => 42)(); print(v);
//# a function as a value
function apply(f, x) { return f(x); } print(apply(function(x) { return x + 1; }, 2), apply(String, 5));
//# functions in an object
var o = {double: function(x) { return x * 2; }, triple(x) { return x * 3; }, four: x => x * 4}; print(o.double(2), o.triple(2), o['four'](2));
//# this in an object
var o = {n: 3, get: function() { return this.n; }, add: function(k) { this.n += k; return this; }}; print(o.add(2).add(1).get(), o.n);
//# a constructor and its prototype
function Box(w) { this.w = w; } Box.prototype.area = function() { return this.w * this.w; }; var b = new Box(3); print(b.area(), b instanceof Box);
//# a class
class P { constructor(x) { this.x = x; } plus(n) { return this.x + n; } static make() { return new P(1); } } print(new P(4).plus(2), P.make().x);
//# call and apply
function f(a, b) { return [this && this.k, a, b]; } print(f.call({k: 1}, 2, 3), f.apply({k: 4}, [5, 6]));
//# destructuring arrays
var [a, , b = 9, ...rest] = [1, 2, undefined, 4, 5]; print(a, b, rest);
//# destructuring objects
var {x, y: {z}, w = 7, ...others} = {x: 1, y: {z: 2}, q: 3, r: 4}; print(x, z, w, others);
//# destructuring parameters
function f({scale = 30, name}, [first]) { return name + scale + first; } print(f({name: 'a'}, ['b']));
//# swapping with destructuring
var a = 1, b = 2; [a, b] = [b, a]; print(a, b);
//# shorthand and computed keys
var a = 1, k = 'key'; var o = {a, [k + 1]: 2, 'with space': 3, 5: 4}; print(o.a, o.key1, o['with space'], o[5], o['5']);
//# spread of objects
var base = {a: 1, b: 2}; print({...base, b: 3, c: 4});
//# reading what is not there
var o = {a: 1}; print(o.b, o['c'], [1, 2][5], o.b === undefined);
//# nested properties
var o = {a: {b: {c: [1, {d: 5}]}}}; print(o.a.b.c[1].d, o['a'].b['c'].length);
//# optional chaining
var o = {a: {b: 1}}, n = null; print(o?.a?.b, n?.a, o.x?.y.z);
//# nullish values
var n = null, z = 0; print(n ?? 5, z ?? 5, undefined ?? null);
//# setting and deleting properties
var o = {}; o.a = 1; o['b'] = 2; o.c = {d: 3}; o.c.d += 4; delete o.a; print(o, 'a' in o, 'b' in o);
//# counting in an object
var counts = {}; ['a', 'b', 'a'].forEach(function(x) { counts[x] = (counts[x] || 0) + 1; }); print(counts);
//# keys that are numbers come first
var o = {b: 1, 10: 2, a: 3, 2: 4}; print(Object.keys(o)); for (var k in o) { print(k, o[k]); }
//# Object functions
var o = {a: 1, b: 2}; print(Object.keys(o), Object.values(o), Object.entries(o), Object.assign({}, o, {b: 5}));
//# hasOwnProperty
var o = {a: undefined, b: 1}; print(o.hasOwnProperty('b'), o.hasOwnProperty('z'));
//# truth of empty things
print([] ? 1 : 2, ({}) ? 1 : 2, '' ? 1 : 2, 0 ? 1 : 2, null ? 1 : 2, NaN ? 1 : 2, 'a' ? 1 : 2);
//# or and and give values
var e = []; print(0 || 'x', '' || null, 'a' || 'b', 1 && 2, 0 && 2, e || 1, null && 1);
//# options with defaults
function f(o) { o = o || {}; var s = o.scale || 10; return s; } print(f(), f({}), f({scale: 5}), f({scale: 0}));
//# an empty object is an option too
function f(o) { var p = o || {a: 1}; return p.a; } print(f({}), f(null));
//# not
print(!0, !'a', ![], !null, !!{}, !undefined);
//# strict and loose equality
print(1 === 1, '1' === 1, '1' == 1, null == undefined, null == 0, true == 1, 'a' !== 'b', 2 != '2');
//# equality of unknown values
function same(a, b) { return a === b; } function like(a, b) { return a == b; } print(same(1, true), same('a', 'a'), like('5', 5), like(null, undefined), same([], []));
//# null checks
function f(x) { return [x == null, x === null || x === undefined, x != null]; } print(f(), f(0), f(null));
//# typeof
print(typeof 1, typeof 'a', typeof true, typeof undefined, typeof {}, typeof [], typeof function() {}, typeof nothing);
//# typeof against undefined
function f(x) { return typeof x === 'undefined' ? 'no' : typeof x; } print(f(), f(1), f('s'));
//# instanceof
print([] instanceof Array, ({}) instanceof Object, Array.isArray([1]), Array.isArray('a'));
//# conditional expressions
function size(n) { return n > 10 ? 'big' : n > 5 ? 'mid' : 'small'; } print(size(20), size(7), size(1));
//# sums of numbers and texts
print(1 + 2 + 'a' + 1 + 2, 'a' + 1 + 2, 1 + '2', '3' - 1, '4' * '2', 'x' + null + undefined + true);
//# sums of unknown values
function plus(a, b) { return a + b; } print(plus(1, 2), plus('a', 2), plus(1.5, 'b'), plus([1], 'x'));
//# numbers as texts
print('' + 1.0, '' + 0.5, '' + 1e21, '' + 1e-7, '' + 100000000, '' + (1 / 3), String(2.50), '' + -0.1);
//# division
print(1 / 2, 4 / 2, 7 / 7, 1 / 0, -1 / 0, 10 / 4); function d(a, b) { return a / b; } print(d(6, 3) + 'x', d(1, 0));
//# remainders
print(7 % 3, -7 % 3, 7 % -3, 5.5 % 2, -1 % 5);
//# powers
print(2 ** 10, Math.pow(2, 0.5), 2 ** -1, (-2) ** 2);
//# increments in expressions
var i = 5; print(i++, i, ++i, i--, --i);
//# compound assignments
var a = 10; a += 5; a -= 3; a *= 2; a /= 4; a %= 4; a **= 3; print(a); var s = 'x'; s += 1; s += 'y'; print(s);
//# bits
print(1 << 10, 5 & 3, 5 | 3, 5 ^ 3, ~5, -1 >>> 28, 256 >> 4, 1 << 31, (1 << 3) | (1 << 4));
//# chained assignments
var a, b, c; a = b = c = 4; print(a, b, c); var o = {}; o.x = o.y = 2; print(o);
//# assignment as a value
var a; if ((a = 5) > 3) { print(a); } var m, text = 'a1b2', re = /\d/g, found = []; while ((m = re.exec(text)) !== null) { found.push(m[0]); } print(found);
//# the comma
var a = (1, 2, 3); for (var i = 0, j = 10; i < j; i += 3, j -= 3) { print(i, j); } print(a);
//# void
print(void 0, void 'x');
//# literals of numbers
print(0xff, 1e3, 1e-3, .5, 5., 0.1 + 0.2, 1e9, 1000000, 0b11, 0o17);
//# NaN and infinity
print(isNaN(NaN), isNaN('a'), isNaN(1), isFinite(1), isFinite(Infinity), NaN === NaN, Infinity, -Infinity);
//# logical assignment
var a = null, b = 1, c = 0; a ??= 4; b &&= 5; c ||= 6; print(a, b, c);
//# for
for (var i = 0; i < 3; i++) { print(i); } for (var j = 10; j > 0; j -= 4) { print(j); } for (var k = 0; k <= 4; k += 2) print(k);
//# the counter after a loop
for (var i = 0; i < 3; i++) {} print(i);
//# a loop over a list that grows
var a = [1]; for (var i = 0; i < a.length && i < 4; i++) { a.push(a[i] * 2); } print(a);
//# a loop that changes its counter
for (var i = 0; i < 6; i++) { if (i === 2) { i = 4; } print(i); }
//# nested loops with break and continue
for (var i = 0; i < 3; i++) { for (var j = 0; j < 3; j++) { if (j === 1) continue; if (i === 2) break; print(i, j); } }
//# for with continue in a while shape
var s = 0; for (var i = 0, n = 10; i < n; i += i + 1) { if (i === 3) { continue; } s += i; } print(s);
//# while and do
var n = 3; while (n > 0) { n--; } print(n); do { n += 2; } while (n < 5); print(n); do { n++; if (n < 9) continue; break; } while (true); print(n);
//# for without parts
var i = 0; for (;;) { if (++i > 4) break; } print(i);
//# for in and for of
var o = {a: 1, b: 2}; for (var k in o) { print(k, o[k]); } for (var v of ['x', 'y']) { print(v); } for (const c of 'ab') print(c);
//# for in over a list
var a = ['p', 'q']; for (var i in a) { print(i, a[i], typeof i); }
//# for of with destructuring
for (const [k, v] of Object.entries({a: 1, b: 2})) { print(k + v); }
//# functions made in a loop with let
var fs = []; for (let i = 0; i < 3; i++) { fs.push(function() { return i; }); } print(fs[0](), fs[2]());
//# functions made in a loop with var
var fs = []; for (var i = 0; i < 3; i++) { fs.push(function() { return i; }); } print(fs[0](), fs[2]());
//# switch
function f(x) { switch (x) { case 1: return 'one'; case 'a': case 'b': return 'letter'; default: return 'other'; } } print(f(1), f('b'), f('1'));
//# switch with break
var r = []; ['a', 'b', 'c'].forEach(function(x) { switch (x) { case 'a': r.push(1); break; case 'b': r.push(2); break; default: r.push(0); } }); print(r);
//# switch that falls through
function f(x) { var r = []; switch (x) { case 1: r.push(1); case 2: r.push(2); break; default: r.push('d'); case 4: r.push(4); } return r; } print(f(1), f(2), f(4), f(9));
//# break inside an if of a switch
function f(x) { var r = 'none'; switch (x) { case 1: if (x > 0) { r = 'in'; break; } r = 'not'; break; case 2: r = 'two'; } return r; } print(f(1), f(2), f(3));
//# continue inside a switch
var r = []; for (var i = 0; i < 4; i++) { switch (i) { case 1: continue; case 2: r.push('two'); break; default: r.push(i); } r.push('after'); } print(r);
//# labels
outer: for (var i = 0; i < 3; i++) { for (var j = 0; j < 3; j++) { if (j === 1) continue outer; if (i === 2) break outer; print(i, j); } }
//# try and throw
function f(x) { try { if (x) { throw new Error('bad'); } return 'fine'; } catch (e) { return e.message; } finally { print('finally'); } } print(f(true), f(false));
//# throwing other things
try { throw 'text'; } catch (e) { print(e); } try { throw {code: 5}; } catch (e) { print(e.code); }
//# errors of the language
try { var u; u.x; } catch (e) { print('caught'); }
//# if and else
function f(n) { if (n < 0) return 'neg'; else if (n === 0) { return 'zero'; } else return 'pos'; } print(f(-1), f(0), f(1));
//# expressions as statements
var r = []; var ok = true; ok && r.push(1); !ok || r.push(2); ok ? r.push(3) : r.push(4); print(r);
//# push pop shift unshift
var a = [1, 2]; print(a.push(3), a.pop(), a.shift(), a.unshift(7, 8), a, [].pop());
//# slice and splice
var a = [1, 2, 3, 4, 5]; print(a.slice(1, 3), a.slice(-2), a.slice(), a.splice(1, 2), a, a.splice(1, 0, 'x', 'y'), a);
//# concat and join
print([1].concat([2, 3], 4), [1, null, 'a'].join('-'), [1, 2].join(), ['a', 'b'].join(''), [[1, 2], 3].join(';'));
//# indexOf and includes
var a = ['a', 'b', 1]; print(a.indexOf('b'), a.indexOf('z'), a.includes(1), a.lastIndexOf('a'), a.indexOf('1'));
//# sorting
print([10, 9, 1].sort(), [10, 9, 1].sort(function(a, b) { return a - b; }), ['b', 'A', 'a'].sort(), [3, 1].reverse());
//# map filter reduce
var a = [1, 2, 3, 4]; print(a.map(function(x) { return x * 2; }), a.filter(x => x % 2), a.reduce((s, x) => s + x, 0), a.reduce(function(s, x) { return s * x; }));
//# callbacks with the place
print(['a', 'b'].map(function(x, i) { return x + i; }), [5, 6].map((x, i, all) => all.length + i));
//# callbacks with statements
var r = ['1', '2'].map(function(x) { var n = parseInt(x, 10); n += 1; return n; }); print(r);
//# forEach
var s = 0; [1, 2, 3].forEach(function(x) { s += x; }); ['x'].forEach((v, i) => print(v, i)); print(s);
//# some every find
var a = [1, 5, 9]; print(a.some(x => x > 8), a.every(x => x > 1), a.find(x => x > 2), a.findIndex(x => x === 9), a.find(x => x > 99));
//# making lists
print(new Array(3).length, Array(2).fill(0), Array.from([1, 2], x => x + 1), Array.from({length: 3}, (v, i) => i), new Array(1, 2), Array.of(7));
//# setting elements
var a = []; a[2] = 'c'; a[0] = 'a'; print(a.length, a[0], a[1], a[2]); a.length = 1; print(a);
//# lists of lists
var m = [[1, 2], [3, 4]]; m[1][0] += 10; print(m[1][0], m[0].concat(m[1]), m.map(r => r[0])); print([[1], [2, [3]]].flat());
//# lists of unknown things
function first(a) { return a[0]; } function count(a) { return a.length; } print(first([4]), first('xy'), count('abc'), count([1, 2]));
//# methods of unknown things
function f(x) { return x.slice(1).concat(x.slice(0, 1)); } print(f([1, 2, 3]), f('abc')); function g(x) { return x.indexOf('b'); } print(g(['a', 'b']), g('ab'));
//# keys entries values of lists
print([...['a', 'b'].keys()], [...['a'].entries()]);
//# texts
var s = 'Hello World'; print(s.toUpperCase(), s.toLowerCase(), s.length, s.charAt(1), s[4], s.charCodeAt(0), s.indexOf('o'), s.lastIndexOf('o'));
//# parts of texts
var s = 'abcdef'; print(s.slice(1, 3), s.slice(-2), s.substring(4, 1), s.substr(2, 2), s.substr(-3, 2), s.substring(2), s.slice(2, -1));
//# splitting texts
print('a,b,c'.split(','), 'abc'.split(''), 'a1b2'.split(/\d/), 'a b'.split(), 'a,b,c'.split(',', 2));
//# replacing in texts
print('a-b-c'.replace('-', '+'), 'a-b-c'.replace(/-/g, '+'), 'John Smith'.replace(/(\w+)\s(\w+)/, '$2 $1'), 'abc'.replace(/[ac]/g, function(m) { return m.toUpperCase(); }), 'a.a'.replaceAll('a', 'b'));
//# searching in texts
print('abc'.includes('b'), 'abc'.startsWith('ab'), 'abc'.endsWith('c'), 'a1b22'.match(/\d+/g), 'a1'.match(/z/), 'x12'.search(/\d/), 'B4'.match(/B(\d)/)[1]);
//# trimming and padding
print(' a '.trim(), '5'.padStart(3, '0'), '5'.padEnd(3, 'xy'), 'ab'.repeat(2), '  a'.trimStart());
//# template strings
var n = 3, o = {a: 'x'}; print(`n = ${n}, ${o.a}${n + 1}`, `${[1, 2]}`, `line
two`, `a\`b`);
//# escapes in texts
print('it\'s', "say \"hi\"", 'tab\there', 'new\nline', '\u00e9', 'back\\slash', 'süß');
//# numbers to texts
print((3.14159).toFixed(2), (0.5).toFixed(0), (2.5).toFixed(0), (1.005).toFixed(2), (255).toString(16), (12).toString(), (1234.5678).toPrecision(6), 5..toFixed(1));
//# texts to numbers
print(parseInt('42px'), parseInt('101', 2), parseInt('x'), parseFloat('3.5abc'), Number('12'), Number(''), Number('a'), +'7', parseInt('08'), Number(true), parseInt(7.9));
//# Math
print(Math.floor(-1.5), Math.ceil(1.2), Math.round(2.5), Math.round(-2.5), Math.abs(-3), Math.min(3, 1, 2), Math.max(), Math.sign(-4), Math.trunc(-4.7), Math.sqrt(16), Math.hypot(3, 4), Math.PI);
//# Math on lists
var a = [3, 9, 4]; print(Math.max.apply(null, a), Math.min(...a));
//# JSON
print(JSON.stringify({a: [1, 2.5, null], b: 'x'}), JSON.parse('{"k": [1, true]}').k[1], JSON.stringify([1, 'a']), JSON.stringify('q'));
//# dates
var d = new Date('2020-03-15'); print(d.getTime(), d.getFullYear(), d.getMonth(), d.getDate(), d.toISOString(), new Date(2019, 0, 31).getMonth());
//# arithmetic of dates
var a = new Date('2020-01-01'), b = new Date('2020-01-11'); print((b - a) / 86400000, b > a, Date.UTC(2020, 1, 1)); a.setDate(a.getDate() + 40); print(a.toISOString().slice(0, 10));
//# now
print(typeof Date.now(), new Date().getTime() === Date.now());
//# regular expressions
var re = /^B(\d+)$/i; print(re.test('b12'), re.test('x'), re.exec('B7')[1]); print(new RegExp('a+', 'g').test('caat'));
//# names that Python keeps for itself
var lambda = 1, from = 2, is = 3, None = 4, def = 5, pass = 6, global = 7, print2 = 8; print(lambda + from + is + None + def + pass + global + print2);
//# names of builtins
var list = [1], dict = {a: 1}, str = 's', len = 5, range = 2, type = 't', id = 3, max = 9, sum = 1; print(list, dict.a, str, len, range, type, id, max, sum, list.length);
//# strange names
var $x = 1, _y = 2, $ = 3, ünï = 4; print($x + _y + $ + ünï);
//# names of the helpers
var _get = 1, _text = 'a', task = 2; function f(o) { return o.a; } print(_get, f({a: _text + 1}), task);
//# properties with names of Python
var o = {class: 1, def: 2, import: 3}; print(o.class, o.def, o['import']); o.lambda = 4; print(o.lambda);
//# comments everywhere
/* block */ var a = /* inside */ 1; // behind
print(a /* first */, /* second */ 2); // end
/** a * starred * block */
//# strings in double quotes with quotes
print("it's", 'say "x"', "both ' and \"");
//# a semicolon less script
var a = 1
var b = [a]
print(a, b)
//# empty statements
;;; var a = 1;; if (a) {} else {} ; print(a);
//# a deep expression
var x = ((((((((((1 + 2) * 3) - 4) / 5) + 6) * 7) - 8) + 9) * 10) + 11); print(x);
//# a module's exports
exports.name = 'm'; exports.twice = function(x) { return x * 2; }; print(exports.twice(4), exports.name);
//# getters are read
var o = {get size() { return 5; }}; print(o.size);
//# functions that return functions
function adder(n) { return function(x) { return x + n; }; } var add5 = adder(5); print(add5(1), adder(1)(1));
//# recursion over lists
function total(a) { return a.length === 0 ? 0 : a[0] + total(a.slice(1)); } print(total([1, 2, 3]));
//# a function that returns nothing
function f() {} function g() { return; } print(f(), g());
//# variables of a callback
var total = 0; [1, 2].forEach(function(total2) { var inner = total2 * 2; total += inner; }); print(total);
//# a parameter that is assigned
function f(a) { a = a || 'default'; a += '!'; return a; } print(f(), f('x'));
//# a variable with the name of a function
function f() { return 1; } var g = f; f = function() { return 2; }; print(f(), g());
//# a variable that changes its kind
var x = 1; x = 'a' + x; x = [x]; x.push(2); print(x, x.length);
//# ee: an image
print(ee.Image(1).add(2)); Map.addLayer(ee.Image('a/b').select('B1'), {min: 0, max: 1, palette: ['red', 'blue']}, 'name', false, 0.5);
//# ee: and or not
var a = ee.Image(1), b = ee.Image(2); print(a.and(b), a.or(b), a.not(), ee.Filter.and(ee.Filter.eq('x', 1), ee.Filter.or(ee.Filter.gt('y', 2), ee.Filter.eq('z', 3).not())));
//# ee: named arguments
var i = ee.Image('a'); print(i.reduceRegion({reducer: ee.Reducer.mean(), geometry: ee.Geometry.Point([1, 2]), scale: 30, maxPixels: 1e13}));
//# ee: named arguments in a variable
var p = {reducer: ee.Reducer.max(), scale: 10, bestEffort: true}; print(ee.Image('a').reduceRegion(p));
//# ee: objects that are no arguments
print(ee.Dictionary({a: 1, b: ee.Number(2)}), ee.Feature(null, {name: 'x', n: 1}), ee.Image(1).set({a: 1, b: 'c'}), ee.Image(1).set('k', 5));
//# ee: named arguments of constructors
print(ee.Feature(ee.Geometry.Point([1, 2]), {a: 1}), ee.List.sequence({start: 1, end: 10, step: 2}));
//# ee: names that Python keeps for itself
print(ee.Image(1).remap({from: [1, 2], to: [3, 4], defaultValue: 0}), ee.Image(1).remap([1], [2]));
//# ee: map over a collection
print(ee.ImageCollection('c').map(function(img) { return img.addBands(img.normalizedDifference(['a', 'b']).rename('n')); }));
//# ee: map with a named function
function mask(image) { var qa = image.select('QA'); return image.updateMask(qa.bitwiseAnd(1 << 10).eq(0)).divide(10000).copyProperties(image, ['system:time_start']); } print(ee.ImageCollection('c').filterDate('2020-01-01', '2020-02-01').map(mask).median());
//# ee: nested maps
print(ee.List([1, 2]).map(function(a) { return ee.List([3, 4]).map(function(b) { return ee.Number(a).multiply(b); }); }));
//# ee: iterate
print(ee.List.sequence(1, 5).iterate(function(n, acc) { return ee.Number(acc).add(n); }, 0));
//# ee: a callback that takes no argument
print(ee.List([1, 2]).map(function() { return 5; }));
//# ee: a callback with a spare parameter
print(ee.FeatureCollection('t').map(function(f, unused) { return f.set('a', 1); }));
//# ee: a factory of callbacks
var scale = function(k) { return function(img) { return img.multiply(k); }; }; print(ee.ImageCollection('c').map(scale(0.1)));
//# ee: images in a loop
var bands = ['a', 'b'], img = ee.Image('x'), out = []; for (var i = 0; i < bands.length; i++) { out.push(img.select(bands[i]).rename('n' + i)); } print(ee.Image(out), ee.ImageCollection(out));
//# ee: objects are true
var i = ee.Image(0); print(i ? 'yes' : 'no', i && 1, !i);
//# ee: an optional argument
function f(img, region) { region = region || ee.Geometry.Point([0, 0]); return img.clip(region); } print(f(ee.Image(1)), f(ee.Image(2), ee.Geometry.Point([5, 5])));
//# ee: expressions
print(ee.Image('x').expression('(a - b) / c', {a: ee.Image('x').select('q'), b: 2, c: 1.5}), ee.Image(1).expression({expression: 'b(0) + k', map: {k: 3}}));
//# ee: planar polygons
print(ee.Geometry.Polygon([[[0, 0], [1, 0], [1, 1]]], null, false), ee.Geometry.Rectangle([0, 1, 2, 3], null, false), ee.Geometry.BBox(-122.09, 37.42, -122.08, 37.43), ee.Geometry.Rectangle(1, 2, 3, 4));
//# ee: geometries
print(ee.Geometry.LineString([[0, 0], [1, 1]]), ee.Geometry.MultiPoint([1, 2, 3, 4]), ee.Geometry({type: 'Point', coordinates: [1, 2]}), ee.Geometry.Point([1, 2]).buffer(100).bounds());
//# ee: dates
print(ee.Date('2020-01-01').advance(1, 'month'), ee.Date(new Date('2020-05-05')), ee.Date.fromYMD(2020, 1, 2), ee.ImageCollection('c').filterDate(new Date('2020-01-01'), '2021-01-01'));
//# ee: filters
print(ee.Filter.inList('a', [1, 2]), ee.Filter.date('2020-01-01', '2020-02-01'), ee.Filter.calendarRange(6, 8, 'month'), ee.ImageCollection('c').filterMetadata('CLOUD', 'less_than', 20).sort('x', false).limit(5));
//# ee: If
print(ee.Algorithms.If(ee.Number(1).gt(0), ee.Image(1), null), ee.Algorithms.If({condition: 1, trueCase: 'a', falseCase: 'b'}));
//# ee: sorting and lists
print(ee.List([3, 1]).sort().reverse().get(0), ee.List(['a']).cat(['b']).join('-'), ee.FeatureCollection('t').sort('n', true).first());
//# ee: reducers and joins
print(ee.Reducer.mean().combine({reducer2: ee.Reducer.stdDev(), sharedInputs: true}), ee.Join.saveAll({matchesKey: 'm', ordering: 't'}).apply('a', 'b', ee.Filter.equals({leftField: 'x', rightField: 'y'})));
//# ee: classifiers and kernels
print(ee.Classifier.smileRandomForest({numberOfTrees: 10, seed: 1}), ee.Kernel.gaussian({radius: 3, sigma: 2, units: 'pixels'}), ee.Image('d').convolve(ee.Kernel.square(1)), ee.Terrain.slope(ee.Image('dem')));
//# ee: long chains
var i = ee.Image(1); for (var k = 0; k < 3; k++) { i = i.add(k).multiply(2).subtract(1); } print(i);
//# ee: functions of objects
var tools = {ndvi: function(img) { return img.normalizedDifference(['n', 'r']); }, scale: 30}; print(tools.ndvi(ee.Image('x')).multiply(tools.scale));
//# ee: lists of configurations
var layers = [{name: 'a', band: 'B1'}, {name: 'b', band: 'B2'}]; layers.forEach(function(l) { Map.addLayer(ee.Image('x').select(l.band), {min: 0}, l.name); });
//# ee: objects as a table
var years = {2019: 'a', 2020: 'b'}; Object.keys(years).forEach(function(y) { print(ee.Image(years[y]).set('year', parseInt(y))); });
//# ee: exports
var i = ee.Image(1), g = ee.Geometry.Point([1, 2]); Export.image.toDrive({image: i, description: 'd', region: g, scale: 10, maxPixels: 1e9, formatOptions: {cloudOptimized: true}}); Export.table.toDrive(ee.FeatureCollection([ee.Feature(g)]), 'name', 'folder'); Export.image.toAsset({image: i, assetId: 'users/x/y', pyramidingPolicy: {'.default': 'mode'}});
//# ee: exports in a function
function save(img, name) { Export.image.toDrive({image: img, description: name, scale: 30}); } [1, 2].forEach(function(n) { save(ee.Image(n), 'n' + n); });
//# ee: print of several things
print('label', ee.Number(1), [1, ee.Number(2)], {a: ee.String('x')});
//# ee: the map
Map.setCenter(1, 2, 5); Map.setOptions('SATELLITE'); Map.centerObject(ee.Geometry.Point([1, 2])); Map.style().set('cursor', 'crosshair'); print(Map.getBounds(), ee.Geometry.Rectangle(Map.getBounds()), ee.Geometry(Map.getBounds(true)), Map.getZoom());
//# ee: the map in a variable
var m = Map; m.addLayer(ee.Image(1)); m.add(ui.Label('x')); print(m.getBounds({asGeoJSON: true}));
//# ee: windows are not shown
var panel = ui.Panel({widgets: [ui.Label('a')], style: {width: '200px'}}); panel.add(ui.Button('b', function() { print('never'); })); ui.root.insert(0, panel); Map.onClick(function(c) { print(c.lon); }); print(ee.Image(3));
//# ee: charts are not shown
var chart = ui.Chart.image.series({imageCollection: ee.ImageCollection('c'), region: ee.Geometry.Point([1, 2]), reducer: ee.Reducer.mean(), scale: 30}).setOptions({title: 't'}); Chart.feature.byFeature(ee.FeatureCollection('t')); print(ee.Image(4));
//# ee: imports of the editor
var geometry = /* color: #d63000 */ee.Geometry.Point([8, 47]), image = ui.import && ui.import("image", "image", {"id": "a/b"}) || ee.Image("a/b"); print(geometry, image);
//# ee: evaluate waits
ee.Number(1).evaluate(function(n) { }); print(ee.Number(2));
//# ee: aside and cast
print(ee.Image(1).aside(function(i) { }), ee.List([1]).get(0), ee.Number(ee.List([1]).get(0)).add(1), ee.String('a').cat('b').length());
//# ee: map over what get gives
print(ee.List(ee.Dictionary({a: [1, 2]}).get('a')).map(function(x) { return ee.Number(x).add(1); }));
//# ee: visualize with nothing
print(ee.Image(1).visualize({}), ee.Image(1).visualize({min: 0, max: 5, palette: 'red,blue'}));
//# ee: select in its shapes
print(ee.Image('x').select(['a', 'b'], ['c', 'd']), ee.Image('x').select('a', 'b'), ee.Image('x').select(0), ee.ImageCollection('c').select('a', 'b'), ee.FeatureCollection('t').select(['p']));
//# ee: constants are whole numbers
print(ee.Image(2.0), ee.Number(10 / 5), ee.List([1.0, 1e3, 2.50]));
//# ee: arrays
print(ee.Array([[1, 2], [3, 4]]).matrixMultiply(ee.Array.identity(2)).toImage ? 1 : 0, ee.Array([1, 2]).and(ee.Array([0, 1])));
//# ee: a class in a variable
var make = ee.Image; print(make(5), ['a', 'b'].map(function(id) { return ee.Image(id); }));
//# ee: a condition inside a callback
var useMask = true; print(ee.ImageCollection('c').map(function(img) { if (useMask) { img = img.updateMask(img.gt(0)); } return img.toFloat(); }));
//# ee: a variable of a callback hides another
var img = ee.Image('outer'); print(ee.ImageCollection('c').map(function(img) { var b = img.add(1); return b; }), img);
//# ee: reading properties of features
print(ee.Feature(ee.Geometry.Point([0, 0]), {'a b': 1, c: [1, 2], d: {e: 1}}).get('a b'), ee.FeatureCollection([ee.Feature(null, {a: 1})]).aggregate_array('a'), ee.FeatureCollection('t').aggregate_sum('x'));
