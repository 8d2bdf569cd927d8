/**
 * Copies and digests of plain data: numbers, strings, booleans, null, undefined, bigint, plain objects, arrays, Maps, Sets and
 * typed arrays. Frozen objects are immutable by promise and are shared, not copied.
 */

type Typed = Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array;

export function clone<T>(value: T): T {
  return copy(value, '') as T;
}

function copy(value: unknown, path: string): unknown {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError(`clone: state${path} is a ${typeof value}; expected plain data`);
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (ArrayBuffer.isView(value)) return (value as Typed).slice();
  if (Array.isArray(value)) {
    const result = new Array(value.length);
    for (let i = 0; i < value.length; i++) result[i] = copy(value[i], path);
    return result;
  }
  if (value instanceof Map) {
    const result = new Map();
    for (const [key, entry] of value) result.set(key, copy(entry, path));
    return result;
  }
  if (value instanceof Set) return new Set(value);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`clone: state${path} is a ${value.constructor.name}; expected plain data`);
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value))
    result[key] = copy((value as Record<string, unknown>)[key], path === '' ? `.${key}` : path);
  return result;
}

/** Approximate size of plain data in bytes, to keep snapshots under a limit. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length * 2;
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return 8;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  let size = 16;
  if (value instanceof Map) for (const [key, entry] of value) size += sizeOf(key) + sizeOf(entry);
  else if (value instanceof Set) size += value.size * 16;
  else if (Array.isArray(value)) for (const entry of value) size += sizeOf(entry);
  else for (const key of Object.keys(value)) size += 8 + sizeOf((value as Record<string, unknown>)[key]);
  return size;
}
