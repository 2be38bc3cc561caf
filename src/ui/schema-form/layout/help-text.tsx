import type { Parameter } from '#core/form/parameter.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FoldedText } from '../../text/folded-text.tsx';

/** About what three lines hold in one column of the form, and in both: what is longer is folded. */
const THREE_LINES = { narrow: 190, wide: 400 } as const;

/** The bounds in words; undefined without bounds, and where they cannot be met by writing a number. */
function boundsText(t: Translate, { minimum, maximum }: Parameter): string | undefined {
  const exact = (bound: number) => formatNumber(bound, { maximumFractionDigits: 20 });
  if (minimum !== undefined && maximum !== undefined) {
    return t('form.bounds.both', { minimum: exact(minimum), maximum: exact(maximum) });
  }
  if (minimum !== undefined) return t('form.bounds.minimum', { minimum: exact(minimum) });
  return maximum === undefined ? undefined : t('form.bounds.maximum', { maximum: exact(maximum) });
}

/** The Worker's own description, as plain text with its line breaks, and the bounds. A long one is folded to three lines. */
export function HelpText({ parameter, wide }: { readonly parameter: Parameter; readonly wide: boolean }) {
  const t = useMessages();
  const description = parameter.description.trim().replaceAll('\r\n', '\n');
  const bounds = boundsText(t, parameter);
  return (
    <>
      <FoldedText text={description} most={THREE_LINES[wide ? 'wide' : 'narrow']} />
      {bounds !== undefined && <span className="block">{bounds}</span>}
    </>
  );
}
