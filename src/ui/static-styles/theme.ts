import { readFileSync } from 'node:fs'
import type { ThemeConfig } from 'antd'

export type Appearance = 'light' | 'dark'

const sheet = new URL('../tokens.css', import.meta.url)

/** Our tokens by name without `--cv-`, as written in tokens.css for one appearance. */
export function readTokens(appearance: Appearance): Record<string, string> {
  const source = readFileSync(sheet, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const blocks = [...source.matchAll(/^:root(\[data-theme="dark"\])?\s*\{([^}]*)\}/gm)]
  const values: Record<string, string> = {}
  for (const [, dark, body] of blocks) {
    if (dark && appearance === 'light') continue
    for (const [, name, value] of (body ?? '').matchAll(/--cv-([\w-]+):\s*([^;]+);/g)) {
      if (name && value) values[name] = value.trim().replaceAll(/\s+/g, ' ')
    }
  }
  return values
}

const pixels = (value: string | undefined) => Number.parseInt(value ?? '', 10)

/** The theme antd's sheets are generated from; `base` is antd's own default or dark algorithm. */
export function themeOf(appearance: Appearance, base: ThemeConfig['algorithm']): ThemeConfig {
  const t = readTokens(appearance)
  const field = { colorBorder: t['border-field'] }
  return {
    ...(base ? { algorithm: base } : {}),
    cssVar: { key: 'cv', prefix: 'ant' },
    hashed: false,
    token: { ...coloursOf(t), ...measuresOf(t) },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        paddingInline: 11,
        paddingInlineLG: 19,
      },
      Input: field,
      InputNumber: field,
      Select: field,
      DatePicker: field,
      Checkbox: field,
      Radio: field,
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px', labelColor: t['text-2'] },
      Table: {
        borderColor: t.split,
        headerBg: t.bg,
        headerColor: t['text-3'],
        headerSplitColor: 'transparent',
        rowHoverBg: t.hover,
        rowSelectedBg: t.selected,
        rowSelectedHoverBg: t.selected,
        cellPaddingBlock: 9,
        cellPaddingBlockSM: 5,
        cellPaddingInline: 8,
        cellPaddingInlineSM: 8,
        cellFontSizeSM: pixels(t['size-13']),
      },
      Tabs: { horizontalItemPadding: '9px 0', horizontalItemGutter: 20, titleFontSize: 13 },
      Segmented: { trackBg: t.fill, itemSelectedBg: t.bg, itemSelectedColor: t['accent-text'] },
    },
  }
}

function coloursOf(t: Record<string, string>) {
  return {
    colorPrimary: t.accent,
    colorPrimaryHover: t['accent-hover'],
    colorPrimaryActive: t['accent-active'],
    colorPrimaryBg: t.selected,
    colorPrimaryText: t['accent-text'],
    colorPrimaryTextHover: t['accent-text'],
    colorLink: t['accent-text'],
    colorLinkHover: t['accent-text'],
    colorLinkActive: t['accent-text'],
    colorInfo: t['accent-text'],
    colorInfoText: t['accent-text'],
    colorInfoBg: t.selected,
    colorBgLayout: t['bg-layout'],
    colorBgBase: t.bg,
    colorBgContainer: t.bg,
    colorBgElevated: t['bg-elevated'],
    colorBgContainerDisabled: t.fill,
    colorBgMask: t.scrim,
    colorBgSpotlight: t.text,
    colorFillTertiary: t.fill,
    colorFillAlter: t.hover,
    controlItemBgHover: t.hover,
    controlItemBgActive: t.selected,
    controlItemBgActiveHover: t.selected,
    colorSplit: t.split,
    colorBorderSecondary: t.split,
    colorBorder: t.border,
    colorText: t.text,
    colorTextHeading: t.text,
    colorTextLabel: t['text-2'],
    colorTextSecondary: t['text-2'],
    colorTextTertiary: t['text-3'],
    colorTextDescription: t['text-3'],
    colorTextPlaceholder: t['text-3'],
    colorTextDisabled: t['text-disabled'],
    colorTextLightSolid: t['on-accent'],
    colorIcon: t['text-3'],
    colorIconHover: t.text,
    colorWarning: t['due-mark'],
    colorWarningText: t.due,
    colorWarningBg: t['due-bg'],
    colorError: t.overdue,
    colorErrorText: t.overdue,
    colorErrorBg: t['overdue-bg'],
    colorSuccess: t['kept-mark'],
    colorSuccessText: t.kept,
    colorSuccessBg: t['kept-bg'],
  }
}

function measuresOf(t: Record<string, string>) {
  return {
    fontFamily: t.font,
    fontFamilyCode: t['font-code'],
    fontSize: pixels(t['size-14']),
    fontSizeSM: pixels(t['size-12']),
    fontSizeLG: pixels(t['size-16']),
    fontSizeXL: pixels(t['size-20']),
    lineHeight: 22 / 14,
    fontWeightStrong: 600,
    controlHeight: pixels(t.control),
    controlHeightSM: pixels(t['control-sm']),
    controlHeightLG: pixels(t['control-lg']),
    borderRadius: pixels(t.radius),
    borderRadiusSM: pixels(t['radius-sm']),
    borderRadiusLG: pixels(t['radius-lg']),
    boxShadow: t.shadow,
    boxShadowSecondary: t.shadow,
    motionDurationFast: '0.1s',
    motionDurationMid: '0.15s',
    motionDurationSlow: '0.18s',
    motionEaseInOut: t.ease,
  }
}
