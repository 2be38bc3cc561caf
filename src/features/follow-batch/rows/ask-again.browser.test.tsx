import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';

import { nextCourse, openCourse } from '#core/batch/course.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { anOrder } from '#core/run/an-order.ts';

import { AskAgain } from './ask-again.tsx';

/** A row whose answer was lost. */
function someCourse() {
  const time = Date.now();
  const plan = {
    rows: [{ number: 1, cells: [], custom: {} }],
    rules: { parallel: 1, stopAfterFailures: 5 },
    base: { custom: {}, options: anOrder().options as RunOptions }, // with a version
  };
  const opened = openCourse(plan, 'all', { time, mark: undefined });
  const sent = nextCourse(opened, { kind: 'sent', row: 0, attempt: { id: 'a0', at: time }, time });
  const facts = { kind: 'network' } as const;
  return nextCourse(sent, { kind: 'lost', row: 0, attempt: 'a0', facts, time });
}

type AskedProps = { readonly isStillSo: () => Promise<boolean>; readonly onStart: () => void };

function Asked({ isStillSo, onStart }: AskedProps) {
  const [isOpen, setIsOpen] = useState(true);
  const asked = { rows: [{ row: 0, attempt: 'a0' }], isStillSo };
  return (
    isOpen && (
      <AskAgain
        plan={undefined}
        course={someCourse()}
        {...{ asked, onStart }}
        onClose={() => setIsOpen(false)}
      />
    )
  );
}

it.each(['Cancel', 'Close', 'leaving'])('sends nothing after %s while it looks once more', async (way) => {
  let answer: ((isSame: boolean) => void) | undefined;
  const look = new Promise<boolean>((resolve) => (answer = resolve));
  const onStart = vi.fn();
  const screen = await render(<Asked isStillSo={() => look} onStart={onStart} />);
  await screen.getByRole('button', { name: /^Start row/ }).click();
  if (way === 'leaving') await screen.unmount();
  else await screen.getByRole('button', { name: way }).click();
  answer?.(true);
  await look;
  await expect.poll(() => document.querySelector('dialog')).toBeNull();
  expect(onStart).not.toHaveBeenCalled();
});
