/** The look of choices that stand side by side: check boxes and radio buttons. */
export const CHOICE_LIST = 'flex min-h-control flex-wrap items-center gap-x-5 gap-y-1';
export const CHOICE_LABEL =
  'inline-flex min-w-0 cursor-pointer items-start gap-2 py-0.5 wrap-anywhere pointer-coarse:min-w-11 pointer-coarse:py-3';
export const CHOICE_MARK = 'mt-0.5';
