export {
  type AppearanceChoice,
  chooseAppearance,
  chooseLanguage,
  hasOwnLanguage,
  startAppearance,
  useAppearance,
} from './appearance.ts'
export { ActForm, type ActFormProps, type Base, orNull } from './form/act-form.tsx'
export { ActNote, Lines, type StaleHelp, type Told } from './form/act-note.tsx'
export { CheckedForm } from './form/checked-form.tsx'
export { Confirm } from './form/confirm.tsx'
export { Choice, type Option } from './form/choice.tsx'
export { useCopy } from './copy.ts'
export { DateInput, MomentInput } from './form/date-field.tsx'
export { type Draft, useDraftForm } from './form/draft.ts'
export { keepDraftsOf } from './form/draft-store.ts'
export { type EditDraft, type EditTold, useEditDraft } from './form/edit-draft.ts'
export { Select } from './form/select.tsx'
export { upload } from './form/upload.ts'
export { useKept } from './form/use-kept.ts'
export { DraftForm } from './form/draft-form.tsx'
export { Field } from './form/field.tsx'
export { useChosen } from './form/required.ts'
export { ListErrors } from './form/list-errors.tsx'
export { type Acting, type ActOptions, sayProblem, sayRefusal, useAct } from './form/use-act.ts'
export { Dotted, DottedLines } from './dotted.tsx'
export { AppFrame } from './frame/app-frame.tsx'
export type { FrameUser, Place } from './frame/places.ts'
export { Door } from './frame/door.tsx'
export { Go } from './go.tsx'
export { type HeroAct, HeroPromise, type Promised, type PromiseLine } from './hero-promise.tsx'
export { Icon, type IconName } from './icons.tsx'
export { switchKeys, useCommandKey, useKeys, useKeysAreOn } from './keys.ts'
// Lists: columns that come from the server (`custom.key`) join a list's own, see `ListColumn`; in files they
// join the `columns` of the list's export (`ListExport` of the organisation) under the same key.
export {
  choicesIn,
  type Direction,
  everything,
  type Filter,
  type ListColumn,
  type View,
} from './list/columns.ts'
export { type Exporting, ExportMenu } from './list/export-menu.tsx'
export { Filters } from './list/filters.tsx'
export { readRange } from './list/range-filter.tsx'
export { BulkBar } from './list/bulk-bar.tsx'
export { LookPanel } from './list/look-panel.tsx'
export { type Selection, useSelection } from './list/selection.ts'
export { ListPage, type ListPageProps } from './list/list-page.tsx'
export { usePhone, usePrinting } from './media.ts'
export { MenuButton } from './menu-button.tsx'
export { type Fact, ObjectPage, PageHead } from './object-page.tsx'
export { KeysSheet, Palette } from './overlays.tsx'
export type { Found, SearchSource } from './palette.tsx'
export { offeredActs, useOffer } from './offered.ts'
export { Act, Dot, EmptyPage, Initial, Note, Row, Section, Segments, Waiting } from './parts.tsx'
export { UiProvider } from './provider.tsx'
export { useRows, useThing } from './reading.ts'
export { refreshAbout } from './refresh.ts'
export { type PageTab, TabBar, Tabs } from './tabs.tsx'
export { Terms } from './terms.tsx'
export { type Say, useLanguage, useNow, useSaying, useWords } from './saying.ts'
export { useBegun } from './use-begun.ts'
export { useLate } from './use-late.ts'
export { SidePanel } from './side-panel.tsx'
export { SlaChip, type SlaState } from './sla-chip.tsx'
export { Timeline, type TimelineEntry } from './timeline.tsx'
export { toast } from './toast.tsx'
export { Trouble } from './trouble.tsx'
export { useParameter, useUrl } from './url.ts'
export { uiWords } from './words.ts'
