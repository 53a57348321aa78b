// Chromium 87…92 have no Object.hasOwn, and @noble/hashes calls it while it is loaded: whoever imports that imports this before, on a
// page as in a worker.
if (!('hasOwn' in Object)) {
  const hasOwn = (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key);
  Object.defineProperty(Object, 'hasOwn', { value: hasOwn, configurable: true, writable: true });
}
