import { useMemo, useState } from 'react';

import { isSharedByDefault, type ShareItem, type ShareSource, shareItems } from '#core/link/share-items.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Choices } from '#ui/controls/choice/choices.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { WarningIcon } from '#ui/warning-icon.tsx';

import { itemName } from './item-name.ts';
import { LinkLength } from './link-length.tsx';
import { LinkNames } from './link-names.tsx';
import { compactUrl, type LinkForm, queryUrl } from './link-url.ts';
import { ShareItems } from './share-items-list.tsx';

type ShareDialogProps = { readonly source: ShareSource; readonly onClose: () => void };

type LinkContents = 'differences' | 'all';

export default function ShareDialog({ source, onClose }: ShareDialogProps) {
  const t = useMessages();
  const [contents, setContents] = useState<LinkContents>('differences');
  const [form, setForm] = useState<LinkForm>('compact');
  const [picked, setPicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const items = useMemo(() => shareItems(source), [source]);
  const chosen = useMemo(() => {
    const byContents = (item: ShareItem) =>
      contents === 'all' ? item.secret === undefined : isSharedByDefault(item);
    return (item: ShareItem) => picked.get(item.id) ?? byContents(item);
  }, [contents, picked]);
  const shared = useMemo(() => ({ source, items, chosen }), [source, items, chosen]);
  const query = useMemo(() => (form === 'query' ? queryUrl(shared) : undefined), [shared, form]);
  const compact = useMemo(() => (form === 'compact' ? compactUrl(shared) : undefined), [shared, form]);
  const link = query?.ok ? query.value : compact;
  const unsayable = query?.ok === false ? items.filter(({ id }) => query.error.includes(id)) : [];
  const leaveOut = () => setPicked(new Map([...picked, ...unsayable.map(({ id }) => [id, false] as const)]));
  const listed = contents === 'all' ? items : items.filter(({ isDefault }) => !isDefault);
  return (
    <Dialog title={t('share.title')} onClose={onClose} wide>
      <p className="text-muted">{t('share.about')}</p>
      <div className="my-3 flex flex-wrap gap-x-8 gap-y-2">
        <Choices<LinkContents>
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
        <Readable possible={link !== undefined} unsayable={unsayable} leaveOut={leaveOut} />
      )}
      <ShareItems
        items={listed}
        chosen={chosen}
        onChoose={(item, isChosen) => setPicked(new Map(picked).set(item.id, isChosen))}
      />
      <LinkNames worker={source.worker} descriptor={source.descriptor} />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2 text-sm text-muted">
        {(form === 'compact' || link !== undefined) && <LinkLength link={link} order={shared} />}
        {link !== undefined && <CopyButton text={() => link} label={t('share.copy')} />}
      </div>
    </Dialog>
  );
}

type ReadableProps = {
  readonly possible: boolean;
  readonly unsayable: readonly ShareItem[];
  readonly leaveOut: () => void;
};

function Readable({ possible, unsayable, leaveOut }: ReadableProps) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const names = formatList(unsayable.map((item) => itemName(t, readTitle, item)));
  return (
    <div role="status" className="mb-3 text-sm text-warn">
      <WarningIcon />
      {unsayable.length === 0 ? (
        t(possible ? 'share.form.query.help' : 'share.form.query.impossible')
      ) : (
        <>
          {t('share.form.query.unsayable', { names })}{' '}
          <Button size="small" onClick={leaveOut}>
            {t('share.form.query.leaveOut', { count: unsayable.length })}
          </Button>
        </>
      )}
    </div>
  );
}
