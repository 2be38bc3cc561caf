import { PLATFORM_NAMES } from '#core/options/option-names.ts';
