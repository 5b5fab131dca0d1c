import type { Connector } from '#api-client';
import { texts } from '../texts.js';

/** One setting of a connector, read from its JSON Schema. */
export interface Field {
  key: string;
  label: string;
  hint: string;
  kind: 'text' | 'secret' | 'number' | 'choice' | 'switch' | 'long';
  choices: { value: string; label: string }[];
  required: boolean;
  default: unknown;
}

export interface FieldGroup {
  /** Null: what everybody fills in. */
  title: string | null;
  fields: Field[];
}

interface Property {
  type?: string;
  title?: string;
  description?: string;
  enum?: string[];
  default?: unknown;
}

const words = texts.channels;

/**
 * The settings in the order of a form: what is needed and what has a usual value first; then what belongs together by the
 * words before the colon of its description ("OAuth 2: the client secret"); last what is rarely needed.
 */
export function fieldGroups({ settings, secrets }: Pick<Connector, 'settings' | 'secrets'>): FieldGroup[] {
  const properties = (settings.properties ?? {}) as Record<string, Property>;
  const required = new Set(settings.required as string[] | undefined);
  const groups = new Map<string | null, Field[]>([[null, []]]);
  for (const [key, property] of Object.entries(properties)) {
    const [, about, rest] = /^([A-Z][\w ]{1,24}): (.+)$/s.exec(property.description ?? '') ?? [];
    const field = fieldFrom(key, property, secrets.includes(key), required.has(key));
    const usual = field.required || property.default !== undefined || field.kind === 'secret';
    const title = field.required ? null : (about ?? (usual ? null : words.rarely));
    const group = groups.get(title) ?? [];
    group.push(rest && title === about ? { ...field, hint: sentence(rest) } : field);
    groups.set(title, group);
  }
  const rare = groups.get(words.rarely);
  groups.delete(words.rarely);
  if (rare) groups.set(words.rarely, rare);
  for (const fields of groups.values()) fields.sort((a, b) => Number(b.required) - Number(a.required));
  return [...groups].map(([title, fields]) => ({ title, fields }));
}

function fieldFrom(key: string, property: Property, secret: boolean, required: boolean): Field {
  return {
    key,
    label: property.title ?? words.labels[key] ?? readable(key),
    hint: sentence(property.description ?? ''),
    kind: kindOf(key, property, secret),
    choices: (property.enum ?? []).map((value) => ({ value, label: words.labels[value] ?? readable(value) })),
    required,
    default: property.default,
  };
}

function kindOf(key: string, { type, enum: choices }: Property, secret: boolean): Field['kind'] {
  if (secret) return 'secret';
  if (choices) return 'choice';
  if (type === 'boolean') return 'switch';
  if (type === 'integer' || type === 'number') return 'number';
  return key === 'ca' ? 'long' : 'text';
}

/** `afterStoring` and `mark-read` as people write them. */
function readable(key: string): string {
  return sentence(
    key
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replaceAll('-', ' ')
      .toLowerCase(),
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
