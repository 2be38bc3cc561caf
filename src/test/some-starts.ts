import { err } from '#core/result.ts';

import { createStarts, type Starts } from '#starts/starts.ts';

type Parts = Parameters<typeof createStarts>[0];

let serial = 0;

const nothing = () => Promise.resolve();

/** The starts of a tab for tests: nothing is kept but for what is given, and no answer of another tab is known. */
export function someStarts(parts: Pick<Parts, 'api' | 'keyStore'> & Partial<Parts>): Starts {
  return createStarts({
    history: {
      keep: nothing,
      input: () => Promise.resolve(err('none')),
      noteAnswer: nothing,
      answers: () => Promise.resolve(new Map()),
    },
    inputOf: (order) => Promise.resolve({ order, omitted: [] }),
    sent: { note: nothing, forget: nothing, all: () => Promise.resolve([]) },
    entry: { read: () => err('none'), write: () => false },
    direct: false,
    now: Date.now,
    newId: () => `start-${(serial += 1)}`,
    ...parts,
  });
}
