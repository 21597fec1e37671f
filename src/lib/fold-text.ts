import { toLatin } from './latin.js'

/** A text as searches compare it: lower case, Latin script, without accents. */
export const foldText = (text: string): string =>
  toLatin(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'dj')
    .replaceAll('Đ', 'dj')
    .toLowerCase()
