/**
 * The part of JSON Schema 2020-12 that our own schemas use, so that a check of a file needs no dependency. A keyword it does not know
 * throws: a schema must never be passed over in silence.
 */
type Schema = Readonly<Record<string, unknown>>;

const SILENT = new Set(['$schema', '$defs', 'title', 'description']);

/** Every fault as 'path: keyword'; empty when the data is valid. */
export function schemaFaults(root: unknown, data: unknown): string[] {
  return faultsOf(root as Schema, data, '$', root as Schema);
}

function faultsOf(schema: Schema, data: unknown, path: string, root: Schema): string[] {
  return Object.keys(schema).flatMap((keyword) => faultsOfKeyword(keyword, schema, data, path, root));
}

function faultsOfKeyword(
  keyword: string,
  schema: Schema,
  data: unknown,
  path: string,
  root: Schema,
): string[] {
  const rule = schema[keyword];
  const fault = (isSound: boolean) => (isSound ? [] : [`${path}: ${keyword}`]);
  const asObject = isRecord(data) ? data : null;
  const asArray = Array.isArray(data) ? (data as readonly unknown[]) : null;
  switch (keyword) {
    case '$ref':
      return faultsOf(definition(String(rule), root), data, path, root);
    case 'type':
      return fault([rule].flat().some((name) => isOfType(data, String(name))));
    case 'const':
      return fault(data === rule);
    case 'enum':
      return fault((rule as readonly unknown[]).includes(data));
    case 'required':
      return asObject === null
        ? []
        : (rule as readonly string[])
            .filter((key) => !(key in asObject))
            .map((key) => `${path}.${key}: required`);
    case 'properties':
      return asObject === null
        ? []
        : Object.entries(rule as Record<string, Schema>).flatMap(([key, each]) =>
            key in asObject ? faultsOf(each, asObject[key], `${path}.${key}`, root) : [],
          );
    case 'additionalProperties': {
      if (rule !== false) throw new Error('additionalProperties: only false');
      const known = isRecord(schema['properties']) ? Object.keys(schema['properties']) : [];
      return Object.keys(asObject ?? {})
        .filter((key) => !known.includes(key))
        .map((key) => `${path}.${key}: additionalProperties`);
    }
    case 'items':
      return (asArray ?? []).flatMap((each, index) =>
        faultsOf(rule as Schema, each, `${path}[${index}]`, root),
      );
    case 'minItems':
      return fault(asArray === null || asArray.length >= Number(rule));
    case 'maxItems':
      return fault(asArray === null || asArray.length <= Number(rule));
    case 'minLength':
      return fault(typeof data !== 'string' || Array.from(data).length >= Number(rule));
    case 'maxLength':
      return fault(typeof data !== 'string' || Array.from(data).length <= Number(rule));
    case 'pattern':
      return fault(typeof data !== 'string' || new RegExp(String(rule), 'u').test(data));
    case 'minimum':
      return fault(typeof data !== 'number' || data >= Number(rule));
    case 'maximum':
      return fault(typeof data !== 'number' || data <= Number(rule));
    case 'oneOf': {
      const sound = (rule as readonly Schema[]).filter(
        (each) => faultsOf(each, data, path, root).length === 0,
      );
      return sound.length === 1 ? [] : [`${path}: oneOf (${sound.length} match)`];
    }
    default:
      if (SILENT.has(keyword)) return [];
      throw new Error(`a keyword this check does not know: ${keyword}`);
  }
}

function definition(reference: string, root: Schema): Schema {
  const found = (root['$defs'] as Record<string, Schema>)[reference.replace('#/$defs/', '')];
  if (found === undefined) throw new Error(`nothing at ${reference}`);
  return found;
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isOfType(data: unknown, name: string): boolean {
  switch (name) {
    case 'null':
      return data === null;
    case 'array':
      return Array.isArray(data);
    case 'object':
      return isRecord(data);
    case 'integer':
      return Number.isInteger(data);
    case 'string':
    case 'boolean':
      return typeof data === name;
    default:
      throw new Error(`a type this check does not know: ${name}`);
  }
}
