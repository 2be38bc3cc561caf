import { isJsonObject, ownValue, type Json } from '#core/json/json.ts';

export function withUsualNames(
  data: unknown,
  otherNames: Readonly<Record<string, readonly string[]>>,
): unknown {
  if (!isJsonObject(data)) return data;
  const found = Object.entries(otherNames).flatMap(([name, others]): readonly (readonly [string, Json])[] => {
    const value = [name, ...others]
      .map((key) => ownValue(data, key) ?? null)
      .find((member) => member !== null);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...data, ...Object.fromEntries(found) };
}
