import { useMemo, useState } from 'react';

import { isSharedByDefault, type ShareItem, type ShareSource, shareItems } from '#core/link/share-items.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Choices } from '#ui/controls/choices.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { WarningMark } from '#ui/warning-mark.tsx';

import { LinkLength } from './link-length.tsx';
import { type LinkForm, linkUrl } from './link-url.ts';
import { ShareItems } from './share-items-list.tsx';

type ShareDialogProps = { readonly source: ShareSource; readonly onClose: () => void };

type Contents = 'differences' | 'all';

/** Chooses what a link holds, field by field, and in which form. */
export default function ShareDialog({ source, onClose }: ShareDialogProps) {
  const t = useMessages();
  const [contents, setContents] = useState<Contents>('differences');
  const [form, setForm] = useState<LinkForm>('compact');
  const [picked, setPicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const items = useMemo(() => shareItems(source), [source]);
  const chosen = useMemo(() => {
    const byContents = (item: ShareItem) =>
      contents === 'all' ? item.secret === undefined : isSharedByDefault(item);
    return (item: ShareItem) => picked.get(item.id) ?? byContents(item);
  }, [contents, picked]);
  const link = useMemo(() => linkUrl({ source, items, chosen, form }), [source, items, chosen, form]);
  const listed = contents === 'all' ? items : items.filter(({ isDefault }) => !isDefault);
  return (
    <Dialog title={t('share.title')} onClose={onClose} wide>
      <p className="text-muted">{t('share.about')}</p>
      <div className="my-3 flex flex-wrap gap-x-8 gap-y-2">
        <Choices<Contents>
          legend={t('share.what')}
          value={contents}
          onChange={setContents}
          choices={[
            { value: 'differences', label: t('share.what.differences') },
            { value: 'all', label: t('share.what.all') },
          ]}
        />
        <Choices<LinkForm>
          legend={t('share.form')}
          value={form}
          onChange={setForm}
          choices={[
            { value: 'compact', label: t('share.form.compact') },
            { value: 'query', label: t('share.form.query') },
          ]}
        />
      </div>
      {form === 'query' && (
        <p role="status" className="mb-3 text-sm text-warn">
          <WarningMark />
          {t(link === undefined ? 'share.form.query.impossible' : 'share.form.query.help')}
        </p>
      )}
      <ShareItems
        items={listed}
        chosen={chosen}
        onChoose={(item, isChosen) => setPicked(new Map(picked).set(item.id, isChosen))}
      />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
        {(form === 'compact' || link !== undefined) && (
          <LinkLength link={link} order={{ source, items, chosen }} />
        )}
        {link !== undefined && <CopyButton text={() => link} label={t('share.copy')} />}
      </div>
    </Dialog>
  );
}
