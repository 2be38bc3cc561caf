import { useCallback } from 'react';

import { jsonBytes } from '#core/json/write.ts';
import type { ApiRequest } from '#core/request/api-request.ts';
import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { formatBytes } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { useDebounced } from '#ui/hooks/use-debounced.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';
import { downloadText } from '#ui/text/download-text.ts';

/** Milliseconds without a change before a large body is measured. */
const MEASURE_AFTER = 600;

type TruncatedNoteProps = {
  readonly request: ApiRequest;
  /** Characters. */
  readonly shown: number;
  readonly whole: () => string;
};

export function TruncatedNote({ request, shown, whole }: TruncatedNoteProps) {
  const t = useMessages();
  const size = useBodySize(useDebounced(request, MEASURE_AFTER));
  return (
    <>
      <p className="mr-auto pl-2 text-sm text-muted">
        {size !== undefined && t('request.truncated', { shown: formatBytes(shown), size: formatBytes(size) })}
      </p>
      <Button size="small" variant="quiet" onClick={() => downloadText('run.json', whole())}>
        {t('request.download')}
      </Button>
    </>
  );
}

/** Bytes of a request's body, measured in slices; the previous size until that is done. */
function useBodySize(request: ApiRequest): number | undefined {
  const measure = useCallback(
    async (shouldContinue: () => boolean) => {
      let total = 0;
      const add = (bytes: number) => {
        total += bytes;
      };
      return (await forEachInTimeSlices(jsonBytes(request.body ?? null), add, { shouldContinue }))
        ? total
        : undefined;
    },
    [request],
  );
  return useSliced(measure).value;
}
