import type { Address } from '#connector-sdk';

interface ParsedAddress {
  name?: string;
  address?: string;
  group?: ParsedAddress[];
}

const CONTROL = /[\p{Cc}\p{Cf}]+/gu;
/** Something, an @, something; no spaces, brackets or control characters. What it really is, the sending server decides. */
const USABLE = /^[^\s@<>()[\]\\,;:\p{Cc}]+@[^\s@<>()\\,;\p{Cc}]+$/u;
const USABLE_QUOTED = /^"[^"\p{Cc}]+"@[^\s@<>()\\,;:\p{Cc}]+$/u;

/** The usable addresses of one header, groups opened, once each, in the order they stand. */
export function readAddresses(decoded: ReadonlyMap<string, unknown>, header: string): Address[] {
  const found = new Map<string, Address>();
  const values = [decoded.get(header) ?? []].flat() as Array<{ value?: ParsedAddress[] }>;
  const take = (parsed: ParsedAddress) => {
    if (parsed.group) for (const member of parsed.group) take(member);
    const address = usable(parsed.address ?? '');
    if (address && !found.has(address))
      found.set(address, { name: cleanName(parsed.name ?? '', address), address });
  };
  for (const value of values) for (const parsed of value.value ?? []) take(parsed);
  return [...found.values()];
}

/** In lower case, or null where it is no address. */
export function usable(text: string): string | null {
  const address = text.trim().toLowerCase();
  if (address.length > 320) return null;
  return USABLE.test(address) || USABLE_QUOTED.test(address) ? address : null;
}

function cleanName(name: string, address: string): string {
  const clean = name.replace(CONTROL, ' ').replace(/\s+/g, ' ').trim().slice(0, 300);
  return clean.toLowerCase() === address ? '' : clean;
}
