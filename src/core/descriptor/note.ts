import type { Remark } from './descriptor.ts';

type WithoutName<T> = T extends unknown ? Omit<T, 'name'> : never;

export type Note = (remark: WithoutName<Remark>) => void;

export function noteFor(name: string, remarks: Remark[]): Note {
  return (remark) => {
    remarks.push({ name, ...remark });
  };
}
