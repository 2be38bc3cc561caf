import { ListTree, Search } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';

import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '../../class-names.ts';
import { Button } from '../../controls/button.tsx';
import { type MenuPlace, placeBelow, PopupMenu } from '../../overlay/popup-menu.tsx';

import { sectionId, type ShownFields } from './use-shown-fields.ts';

type FormBarProps = Pick<ShownFields, 'filter' | 'setFilter' | 'showAll' | 'sections' | 'fold'>;

export function FormBar({ filter, setFilter, showAll, sections, fold }: FormBarProps) {
  const t = useMessages();
  const leadToSection = (key: string) => {
    flushSync(() => {
      showAll();
      fold(key, false);
    });
    const heading = document.getElementById(sectionId(key));
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  const [listed, setListed] = useState<MenuPlace>();
  return (
    <>
      <label className="flex min-w-24 grow items-center gap-2">
        <Search size={13} aria-hidden className="shrink-0 text-faint" />
        <input
          type="search"
          autoComplete="off"
          aria-label={t('form.find')}
          placeholder={t('form.find')}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
          className="min-h-7 w-full min-w-0 bg-transparent outline-none placeholder:text-faint pointer-coarse:min-h-11"
        />
      </label>
      <Button
        size="small"
        variant="quiet"
        aria-pressed={filter.onlyChanged}
        onClick={() => setFilter({ ...filter, onlyChanged: !filter.onlyChanged })}
        className={classNames(filter.onlyChanged && 'bg-accent-soft text-accent')}
      >
        {t('form.onlyChanged')}
      </Button>
      {sections.length > 1 && (
        <Button
          size="small"
          variant="quiet"
          aria-haspopup="menu"
          aria-expanded={listed !== undefined}
          title={t('form.sections')}
          onClick={({ currentTarget }) => setListed(placeBelow(currentTarget))}
        >
          <ListTree size={14} aria-hidden />
          <span className="max-sm:sr-only">{t('form.sections')}</span>
        </Button>
      )}
      {listed && (
        <PopupMenu
          label={t('form.sections')}
          items={sections.map(({ key, caption }) => ({
            label: caption,
            onSelect: () => leadToSection(key),
          }))}
          at={listed}
          onClose={() => setListed(undefined)}
        />
      )}
    </>
  );
}
