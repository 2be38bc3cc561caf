import { useEffect, useRef } from 'react';

/** True as long as the component is on the screen: for what ends after somebody may have gone elsewhere. */
export function useShown() {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return shown;
}
