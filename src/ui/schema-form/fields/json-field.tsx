import { entryFromText, textOfEntry } from '#core/form/reading/entry-text.ts';
import { parseJson } from '#core/json/parse.ts';
import { writeJson } from '#core/json/write.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../controls/button.tsx';
import { classNames } from '../../class-names.ts';
import { CONTROL } from '../../controls/control-style.ts';

import { useEntry, useFieldActions } from '../use-field.ts';
import type { EditorProps } from '../rjsf.tsx';
import { useControlState } from '../inputs/use-control-state.ts';

export function JsonField({ parameter, id }: EditorProps) {
  const t = useMessages();
  const text = textOfEntry(parameter, useEntry(parameter));
  const { set, leave } = useFieldActions(parameter);
  const put = (next: string) => set(entryFromText(parameter, next));
  const format = () => {
    const parsed = parseJson(text);
    if (parsed.ok) put(writeJson(parsed.value));
    else leave();
  };
  return (
    <div className="relative">
      <textarea
        id={id}
        rows={4}
        value={text}
        placeholder={parameter.placeholder}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => put(event.currentTarget.value)}
        onBlur={leave}
        className={classNames(
          CONTROL,
          '[field-sizing:content] max-h-[50vh] min-h-24! resize-y py-1.5 pr-20 font-mono text-xs leading-[18px]',
        )}
        {...useControlState(parameter, id)}
      />
      {text !== '' && (
        <Button size="small" variant="quiet" onClick={format} className="absolute top-1 right-1.5">
          {t('form.json.format')}
        </Button>
      )}
    </div>
  );
}
