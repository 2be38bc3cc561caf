import { expect, test } from 'vitest';
import { useLocation } from 'wouter';

import { renderConsole } from '#test/console.tsx';

import { useAddress } from './use-address.ts';

/** Two parts of a screen, each of which writes a name of its own into the address. */
function Parts({ both }: { readonly both: (change: { first: () => void; second: () => void }) => void }) {
  const [, writeFirst] = useAddress();
  const [, writeSecond] = useAddress();
  const [, navigate] = useLocation();
  const withName = (name: string) => (current: URLSearchParams) =>
    new URLSearchParams([...current, [name, '1']]);
  const first = () => writeFirst(withName('first'), { replace: true });
  const second = () => writeSecond(withName('second'), { replace: true });
  return (
    <>
      <button onClick={() => both({ first, second })}>Both</button>
      <button
        onClick={() => {
          navigate('/elsewhere');
          first();
        }}
      >
        Leave
      </button>
    </>
  );
}

test('two parts that write at the same moment keep what the other wrote', async () => {
  const screen = await renderConsole(
    <Parts
      both={({ first, second }) => {
        first();
        second();
      }}
    />,
    { path: '/runs?q=a' },
  );
  await screen.getByRole('button', { name: 'Both' }).click();
  expect(screen.address()).toBe('/runs?q=a&first=1&second=1');
});

test('a part that writes after its screen was left does not lead back to it', async () => {
  const screen = await renderConsole(<Parts both={() => undefined} />, { path: '/runs' });
  await screen.getByRole('button', { name: 'Leave' }).click();
  expect(screen.address()).toBe('/elsewhere');
});
