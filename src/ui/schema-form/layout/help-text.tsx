import type { Parameter } from '#core/form/parameter.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FoldedText } from '../../text/folded-text.tsx';

const THREE_LINES = { narrow: 190, wide: 400 } as const;

function boundsText(t: Translate, { minimum, maximum }: Parameter): string | undefined {
  const exact = (bound: number) => formatNumber(bound, { maximumFractionDigits: 20 });
  if (minimum !== undefined && maximum !== undefined) {
    return t('form.bounds.both', { minimum: exact(minimum), maximum: exact(maximum) });
  }
  if (minimum !== undefined) return t('form.bounds.minimum', { minimum: exact(minimum) });
  return maximum === undefined ? undefined : t('form.bounds.maximum', { maximum: exact(maximum) });
}

/**
 * The Worker's description as plain text with its line breaks, and the bounds. Folds a long one to three
 * lines.
 */
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
