import { useId } from 'react';

import { excerptValue } from '#core/json/write.ts';
import { isOwnKey } from '#core/secrets/find-secrets.ts';
import type { SecretReason } from '#core/secrets/secret-value.ts';
import type { ShareItem } from '#core/link/share-items.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TitleText, useReadTitle } from '#parts/title-text.tsx';
import { WarningIcon } from '#ui/warning-icon.tsx';

import { itemName } from './item-name.ts';

type ShareItemsProps = {
  readonly items: readonly ShareItem[];
  readonly chosen: (item: ShareItem) => boolean;
  readonly onChoose: (item: ShareItem, isChosen: boolean) => void;
};

const GROUPS: readonly (readonly [ShareItem['kind'], MessageKey])[] = [
  ['field', 'share.fields'],
  ['extra', 'share.extras'],
  ['option', 'share.options'],
];

export function ShareItems({ items, chosen, onChoose }: ShareItemsProps) {
  const t = useMessages();
  if (items.length === 0)
    return <p className="rounded border border-line px-3 py-2">{t('share.items.none')}</p>;
  return (
    <div className="max-h-[45dvh] overflow-auto rounded border border-line">
      {GROUPS.map(([kind, title]) => {
        const group = items.filter((item) => item.kind === kind);
        if (group.length === 0) return null;
        return (
          <fieldset key={kind} className="border-b border-line px-3 py-2 last:border-b-0">
            <legend className="contents font-medium">{t(title)}</legend>
            <ul>
              {group.map((item) => (
                <Item
                  key={item.id}
                  item={item}
                  isChosen={chosen(item)}
                  onChoose={(isChosen) => onChoose(item, isChosen)}
                />
              ))}
            </ul>
          </fieldset>
        );
      })}
    </div>
  );
}

type ItemProps = {
  readonly item: ShareItem;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
};

function Item({ item, isChosen, onChoose }: ItemProps) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const aboutId = useId();
  const { secret } = item;
  const shown = item.value === undefined ? t('share.item.cleared') : excerptValue(item.value);
  return (
    <li className="py-0.5">
      <label className="flex min-h-7 items-center gap-2">
        <input
          type="checkbox"
          checked={isChosen && !isOwnKey(secret)}
          disabled={isOwnKey(secret)}
          aria-describedby={aboutId}
          onChange={(event) => onChoose(event.target.checked)}
        />
        {item.kind === 'field' ? <TitleText whole={item.title} /> : itemName(t, readTitle, item)}
      </label>
      <div id={aboutId} className="pl-6 text-sm wrap-anywhere text-muted">
        {!secret && (
          <p className="line-clamp-2">{item.isDefault ? t('share.item.default', { value: shown }) : shown}</p>
        )}
        {secret && (
          <p className="text-warn">
            <WarningIcon />
            {t(isChosen && !isOwnKey(secret) ? 'share.secret.chosen' : 'share.secret.kept', {
              why: t(secretKey(secret)),
            })}
          </p>
        )}
      </div>
    </li>
  );
}

function secretKey(secret: SecretReason): MessageKey {
  return secret.kind === 'topic' ? `share.secret.topic.${secret.topic}` : `share.secret.look.${secret.look}`;
}
