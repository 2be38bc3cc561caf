export const labelId = (id: string) => `${id}-label`;
export const requiredId = (id: string) => `${id}-required`;
export const helpId = (id: string) => `${id}-help`;
export const errorId = (id: string) => `${id}-error`;
