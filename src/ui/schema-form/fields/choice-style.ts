/** The look of choices that stand side by side: check boxes and radio buttons. */
export const CHOICE_LIST = 'flex min-h-control flex-wrap items-center gap-x-5 gap-y-1';
export const CHOICE_LABEL =
  'inline-flex min-h-6 min-w-0 cursor-pointer items-center gap-2 wrap-anywhere pointer-coarse:min-h-11';
export const CHOICE_MARK = 'size-4 shrink-0 accent-accent';
