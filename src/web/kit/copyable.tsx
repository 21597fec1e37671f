import type { Voice } from '../voice.js'

/** A line that somebody takes elsewhere; with JavaScript a button beside it copies it. */
export const Copyable = ({ text, voice }: { text: string; voice: Voice }) => (
  <pre data-copy={voice.t('web.copy')} data-copied={voice.t('web.copied')} class="copyable">
    {text}
  </pre>
)
