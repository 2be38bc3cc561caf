import { X } from 'lucide-react';
import { type SubmitEvent, useId, useState } from 'react';

import type { RunRow } from '#core/runs/find-runs.ts';
import { parseTags } from '#core/runs/run-label.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useChangeLabels, useRunLabels } from '#starts/names/run-labels.ts';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

type TagManyProps = { readonly rows: readonly RunRow[]; readonly onClose: () => void };

export function TagMany({ rows, onClose }: TagManyProps) {
  const t = useMessages();
  const id = useId();
  const labels = useRunLabels();
  const { change } = useChangeLabels();
  const [isUnkept, setIsUnkept] = useState(false);
  const slugs = rows.map(({ run }) => run.slug);
  const present = [...new Set(slugs.flatMap((slug) => labels.get(slug)?.tags ?? []))].toSorted();
  const known = [...new Set([...labels.values()].flatMap(({ tags }) => tags))].toSorted();
  const keep = async (to: (tags: readonly string[]) => readonly string[]) =>
    setIsUnkept(!(await change(slugs, ({ tags }) => ({ tags: to(tags) }))));
  const add = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form).get('tags');
    const added = parseTags(typeof typed === 'string' ? typed : '');
    if (added.length === 0) return;
    form.reset();
    await keep((tags) => [...tags, ...added]);
  };
  return (
    <Dialog title={t('runs.tags.title', { count: rows.length })} onClose={onClose}>
      <form onSubmit={(event) => void add(event)} className="flex items-end gap-2">
        <div className="grow">
          <label htmlFor={id} className="mb-1 block font-medium">
            {t('runs.tags.add')}
          </label>
          <input
            id={id}
            name="tags"
            list={`${id}-known`}
            autoComplete="off"
            data-first-focus
            className={CONTROL}
          />
          <datalist id={`${id}-known`}>
            {known.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </div>
        <Button type="submit" variant="primary">
          {t('runs.tags.save')}
        </Button>
      </form>
      {present.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 font-semibold">{t('runs.tags.present')}</h3>
          <ul className="flex flex-wrap gap-1.5">
            {present.map((tag) => (
              <li key={tag}>
                <Button
                  size="small"
                  aria-label={t('runs.tags.remove', { tag })}
                  onClick={() => void keep((tags) => tags.filter((own) => own !== tag))}
                >
                  <bdi>{tag}</bdi>
                  <X size={12} aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {isUnkept && (
        <p role="alert" className="mt-2 text-sm text-warn">
          {t('runs.marks.unkept')}
        </p>
      )}
      <div className="mt-4 flex justify-end">
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </Dialog>
  );
}
