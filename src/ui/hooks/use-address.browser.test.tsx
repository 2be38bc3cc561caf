import { expect, test } from 'vitest';
import { useLocation } from 'wouter';

import { switchIn } from '#core/address/query-part.ts';
import { renderConsole } from '#test/console.tsx';

import { useAddress } from './use-address.ts';

const [FIRST, SECOND] = [switchIn('first'), switchIn('second')];

/** Two parts of a screen, each of which writes a name of its own into the address. */
function Parts({ both }: { readonly both: (change: { first: () => void; second: () => void }) => void }) {
  const [, setFirst] = useAddress(FIRST);
  const [, setSecond] = useAddress(SECOND);
  const [, navigate] = useLocation();
  const first = () => setFirst(() => true, { replace: true });
  const second = () => setSecond(() => true, { replace: true });
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
