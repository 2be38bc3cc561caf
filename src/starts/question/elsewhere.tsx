import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { formatList, formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TextLink } from '#ui/controls/link.tsx';

type ElsewhereProps = {
  /** When they were sent, in milliseconds since the epoch. */
  readonly at: readonly number[];
  readonly onLook: () => void;
};

/** That like starts were sent before, which may have led to runs; and where these are looked for. */
export function Elsewhere({ at, onLook }: ElsewhereProps) {
  const t = useMessages();
  const moments = formatList(at.map((moment) => formatMoment(moment)));
  return (
    <>
      {t('start.confirm.elsewhere.about', { count: at.length, moments })}{' '}
      <TextLink href={SCREEN_PATHS.runs} onClick={onLook}>
        {t('start.unknown.runs')}
      </TextLink>
    </>
  );
}
