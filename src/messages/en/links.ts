export const links = {
  'link.mark': 'set from outside',
  'link.marked': '{names}: set from outside',
} as const;
