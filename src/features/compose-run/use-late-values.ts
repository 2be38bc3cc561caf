import { startTransition, useEffect, useState } from 'react';

import type { FormValues } from '#core/form/entry.ts';
import type { FormStore } from '#core/form/form-store.ts';

/**
 * The values of a form, a little late: after a key press its field is drawn and painted first, and only then, and giving
 * way to the next key, whatever is drawn from all the values.
 */
export function useLateValues(store: FormStore): FormValues {
  const [values, setValues] = useState(() => store.getState().values);
  useEffect(() => {
    const follow = () => startTransition(() => setValues(store.getState().values));
    let [frame, timer] = [0, 0];
    const later = () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        // A timer that is set while a frame is made runs out when that has been painted.
        timer = window.setTimeout(() => {
          frame = 0;
          follow();
        });
      });
    };
    follow();
    const stop = store.subscribe(later);
    return () => {
      stop();
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [store]);
  return values;
}
