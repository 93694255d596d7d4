import { createRequire } from 'node:module'
import type * as Cssinjs from '@ant-design/cssinjs'
import type * as Antd from 'antd'
import type * as ReactModule from 'react'
import type * as Server from 'react-dom/server'
import { type Appearance, themeOf } from './theme.ts'

const load = createRequire(import.meta.url)

/** Class prefixes that differ from the name of the component's folder. */
const prefixes: Record<string, string[]> = {
  button: ['btn'],
  'button/compact': ['btn'],
  'date-picker': ['picker'],
  'qr-code': ['qrcode'],
  'input/otp': ['otp'],
  'input/search': ['input-search'],
  'space/compact': ['space-compact'],
  'space/addon': ['space-addon'],
  'layout/sider': ['layout-sider'],
  'badge/ribbon': ['ribbon'],
  'tree-select': ['select', 'select-tree'],
  calendar: ['picker-calendar', 'picker'],
  grid: ['row'],
}

const hookNames = ['default', 'useSharedStyle', 'useRowStyle', 'useColStyle']
type Hook = (prefix: string, second?: string, third?: string) => unknown

/**
 * The sheet of one style module of antd (`table/index`), with its variables for both appearances,
 * written by antd itself while we render on no screen. In the browser antd then writes no style at
 * all, which a content security policy without `unsafe-inline` demands.
 */
export function sheetOf(path: string): string {
  const [folder = '', file = 'index'] = path.split('/')
  const name = file === 'index' ? folder : `${folder}/${file}`
  const [prefix = '', second] = (prefixes[name] ?? [folder]).map((one) => `ant-${one}`)
  const module = load(`antd/lib/${folder}/style/${file}`) as Record<string, Hook>
  const hooks = hookNames.flatMap((key) => (typeof module[key] === 'function' ? [module[key]] : []))
  const calls = hooks.map((hook) => {
    if (isComponent(hook)) return { component: hook, prefix }
    return { hook, prefix, second }
  })
  const light = render(calls, 'light')
  const dark = render(calls, 'dark')
  return layered(light.rules + light.variables + onlyIn(dark.variables, light.variables))
}

/** The global tokens of both appearances and the resets that every component counts on. */
export function globalSheet(): string {
  const light = render([], 'light')
  const dark = render([], 'dark')
  const root = (css: string) => css.replaceAll('.cv{', ':root{')
  return layered(light.rules + root(light.tokens) + root(onlyIn(dark.tokens, light.tokens)))
}

/** What `theme.useToken()` answers: figures that some components read in code (layers, breakpoints). */
export function tokenValues(): Record<string, unknown> {
  const { theme } = load('antd') as typeof Antd
  const all = theme.getDesignToken(themeOf('light', undefined)) as unknown as Record<
    string,
    unknown
  >
  const palette =
    /^(blue|purple|cyan|green|magenta|pink|red|orange|yellow|volcano|geekblue|gold|lime)(-?\d+)?$/i
  return Object.fromEntries(Object.entries(all).filter(([key]) => !palette.test(key)))
}

type Call = { hook: Hook; prefix: string; second?: string } | { component: unknown; prefix: string }

/** genSubStyleComponent gives a component that takes its prefix as a property. */
const isComponent = (hook: unknown) => /_ref|prefixCls\s*\}/.test(String(hook).slice(0, 60))

function render(calls: Call[], appearance: Appearance) {
  const { StyleProvider, createCache, extractStyle } = load('@ant-design/cssinjs') as typeof Cssinjs
  const { ConfigProvider, theme } = load('antd') as typeof Antd
  const { createElement } = load('react') as typeof ReactModule
  const { renderToString } = load('react-dom/server') as typeof Server
  const Empty = load('antd/lib/empty/style').default as Hook

  const Hooks = () => {
    if (calls.length === 0) Empty('ant-empty')
    for (const call of calls) {
      if (!('hook' in call)) continue
      const scope = `${call.prefix}-css-var`
      if (call.second) {
        call.hook(call.prefix, call.second, scope)
        continue
      }
      call.hook(call.prefix, scope)
      call.hook(call.prefix)
    }
    return null
  }
  const parts = calls.flatMap((call, index) =>
    'component' in call
      ? [createElement(call.component as 'i', { key: index, prefixCls: call.prefix } as object)]
      : [],
  )
  const cache = createCache()
  const base = appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm
  const page = createElement(
    ConfigProvider,
    { theme: themeOf(appearance, base) },
    createElement(Hooks),
    ...parts,
  )
  renderToString(createElement(StyleProvider, { cache, mock: 'server' }, page))
  const take = (types: 'style' | 'token' | 'cssVar') =>
    extractStyle(cache, { plain: true, types }).replace(
      /\.data-ant-cssinjs-cache-path\{[^}]*\}/,
      '',
    )
  const rules = calls.length === 0 ? take('style') : withoutShared(take('style'))
  return { rules, tokens: take('token'), variables: take('cssVar') }
}

/** The resets come with every component; the global sheet has them once. */
let shared: string | undefined
function withoutShared(rules: string): string {
  shared ??= sharedRules()
  return rules.replace(shared, '')
}

function sharedRules(): string {
  const all = render([], 'light').rules
  return all.slice(0, all.indexOf('.ant-empty'))
}

/** Keeps the declarations that differ from light and puts them under the dark attribute. */
function onlyIn(dark: string, light: string): string {
  const known = new Map(blocksOf(light).map(({ selector, lines }) => [selector, new Set(lines)]))
  return blocksOf(dark)
    .map(({ selector, lines }) => {
      const changed = lines.filter((line) => !known.get(selector)?.has(line))
      if (changed.length === 0) return ''
      const scoped = selector
        .split(',')
        .map((one) =>
          one.trim() === '.cv' ? ':root[data-theme=dark]' : `[data-theme=dark] ${one.trim()}`,
        )
      return `${scoped.join(',')}{${changed.join(';')};}`
    })
    .join('')
}

function blocksOf(css: string) {
  return [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    lines: body.split(/;(?=--)|;$/).filter(Boolean),
  }))
}

/**
 * Our own rules stand outside the layer and so always win, whatever is loaded first; our reset must
 * come before antd, so every sheet says the order.
 */
const layered = (css: string) => `@layer reset,antd;@layer antd{${css}}`
