import type { Remark } from './descriptor.ts';

type WithoutName<T> = T extends unknown ? Omit<T, 'name'> : never;

/** Takes down what was inferred, mended or left out about the parameter that is being read. */
export type Note = (remark: WithoutName<Remark>) => void;

/** A Note that adds its remarks, under `name`, to `remarks`. */
export function noteFor(name: string, remarks: Remark[]): Note {
  return (remark) => {
    remarks.push({ name, ...remark });
  };
}
