import { NotebookPen, Pencil, Star } from 'lucide-react';
import { type SubmitEvent, useId, useState } from 'react';

import type { RunSlug } from '#core/ids/run-slug.ts';
import { MOST, NO_MARK, parseTags, type RunMark } from '#core/runs/run-mark.ts';
import { useMessages } from '#messages/use-messages.ts';
import { ownName, useChangeMarks, useRunMarks } from '#starts/names/run-marks.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { NameField } from '#ui/controls/name-field.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

type RunNameProps = {
  readonly slug: RunSlug;
  /** What the run is called. */
  readonly title: string;
  /** What it is called where nobody names it. */
  readonly usual: string;
};

/** The name of a run, which can be changed in its place, with what else a person has put on it. */
export function RunName({ slug, title, usual }: RunNameProps) {
  const t = useMessages();
  const mark = useRunMarks().get(slug) ?? NO_MARK;
  const { change } = useChangeMarks();
  const [isNaming, setIsNaming] = useState(false);
  const [isNoting, setIsNoting] = useState(false);
  const [isUnkept, setIsUnkept] = useState(false);
  const keep = async (next: Partial<Omit<RunMark, 'at'>>) => setIsUnkept(!(await change([slug], () => next)));
  const rename = (name: string) => {
    setIsNaming(false);
    const own = ownName(name, usual);
    if (own !== mark.name) void keep({ name: own });
  };
  return (
    <>
      {isNaming ? (
        <>
          <h1 className="sr-only">{title}</h1>
          <NameField
            label={t('run.name')}
            most={MOST.name}
            name={title}
            onName={rename}
            onLeave={() => setIsNaming(false)}
            className={`${CONTROL} max-w-xl text-xl font-semibold`}
          />
        </>
      ) : (
        <>
          <h1 className="min-w-0 text-xl font-semibold wrap-anywhere">
            <bdi>{title}</bdi>
          </h1>
          <span className="flex max-sm:order-1">
            <IconButton label={t('run.rename')} onClick={() => setIsNaming(true)}>
              <Pencil size={14} aria-hidden />
            </IconButton>
            <IconButton
              label={t('run.star')}
              aria-pressed={mark.star}
              onClick={() => void keep({ star: !mark.star })}
              className="aria-pressed:text-accent"
            >
              <Star size={14} aria-hidden fill={mark.star ? 'currentColor' : 'none'} />
            </IconButton>
            <IconButton label={t('run.marks')} onClick={() => setIsNoting(true)}>
              <NotebookPen size={14} aria-hidden />
            </IconButton>
          </span>
        </>
      )}
      {mark.tags.map((tag) => (
        <bdi key={tag} className="rounded border border-line-strong px-1.5 text-xs text-muted">
          {tag}
        </bdi>
      ))}
      {isUnkept && (
        <span role="alert" className="text-sm text-warn">
          {t('run.marks.unkept')}
        </span>
      )}
      {isNoting && (
        <Notes mark={mark} onKeep={(next) => void keep(next)} onClose={() => setIsNoting(false)} />
      )}
    </>
  );
}

type NotesProps = {
  readonly mark: RunMark;
  readonly onKeep: (next: Pick<RunMark, 'note' | 'tags'>) => void;
  readonly onClose: () => void;
};

function Notes({ mark, onKeep, onClose }: NotesProps) {
  const t = useMessages();
  const id = useId();
  const [note, setNote] = useState(mark.note);
  const [tags, setTags] = useState(mark.tags.join(', '));
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    onKeep({ note, tags: parseTags(tags) });
    onClose();
  };
  return (
    <Dialog
      title={t('run.marks')}
      onClose={onClose}
      holdsWork={note !== mark.note || tags !== mark.tags.join(', ')}
    >
      <form onSubmit={save} className="space-y-3">
        <div>
          <label htmlFor={`${id}-note`} className="mb-1 block font-medium">
            {t('run.marks.note')}
          </label>
          <textarea
            id={`${id}-note`}
            rows={5}
            maxLength={MOST.note}
            data-first-focus
            value={note}
            onChange={(event) => setNote(event.target.value)}
            className={`${CONTROL} py-1.5`}
          />
        </div>
        <div>
          <label htmlFor={`${id}-tags`} className="mb-1 block font-medium">
            {t('run.marks.tags')}
          </label>
          <input
            id={`${id}-tags`}
            autoComplete="off"
            value={tags}
            onChange={(event) => setTags(event.target.value)}
            className={CONTROL}
          />
        </div>
        <p className="text-sm text-muted">{t('run.marks.about')}</p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('run.marks.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
