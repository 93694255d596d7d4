import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { globalSheet, sheetOf, tokenValues } from './sheet.ts'

const address = /^virtual:static-styles\/([\w-]+)(?:\/(\w+))?\.css$/
/** How a virtual sheet is named within the build: a path, as the handling of styles expects. */
const inside = /^\/@static-styles\/([\w-]+)(?:\/(\w+))?\.css$/
const styleModule = /[\\/]antd[\\/]es[\\/]([\w-]+)[\\/]style[\\/](\w+)\.js$/
const written = /gen(StyleHooks|SubStyleComponent|ComponentStyleHook)\(/
const adopted = fileURLToPath(new URL('./adopted.ts', import.meta.url))

/**
 * antd without styles written in the browser: every style module of antd becomes an import of the
 * static sheet it would have written, so that a page loads the sheets of the parts it uses and no
 * more, and neither the style functions nor their engine are shipped.
 *
 * `linkSheets: false` is for the dependency optimiser of the development server, which takes no
 * sheets; the development page links them all (`virtual:static-styles/all.css`).
 */
export function staticStyles({ linkSheets = true } = {}): Plugin {
  return {
    name: 'static-styles',
    enforce: 'pre',
    resolveId(id) {
      if (!address.test(id)) return undefined
      return linkSheets ? id.replace('virtual:', '/@') : { id, external: true }
    },
    load(id) {
      const found = inside.exec(id)
      if (found) return found[2] ? sheetOf(`${found[1]}/${found[2]}`) : wholeSheet(found[1] ?? '')
      return replacementOf(id, linkSheets)
    },
  }
}

function wholeSheet(name: string): string {
  if (name === 'global') return globalSheet()
  return everyModule.map((path) => sheetOf(path)).join('\n')
}

/** What the development page may need. The build follows the imports and needs no list. */
const everyModule =
  'app alert badge breadcrumb button button/compact card cascader checkbox collapse date-picker descriptions divider drawer dropdown empty flex form form/fallbackCmp grid input input-number input/otp input/search input/textarea list menu message modal modal/confirm notification pagination popconfirm popover progress qr-code radio rate result segmented select skeleton slider space space/addon space/compact spin statistic steps switch table tabs tag tag/presetCmp tag/statusCmp timeline tooltip tree tree-select typography upload'
    .split(' ')
    .map((path) => (path.includes('/') ? path : `${path}/index`))

function replacementOf(id: string, linkSheets: boolean): string | undefined {
  const file = id.split('?')[0] ?? ''
  if (!/[\\/]node_modules[\\/]/.test(file)) return undefined
  const path = file.replaceAll('\\', '/')
  const style = styleModule.exec(file)
  if (style) return styleStub(file, `${style[1]}/${style[2]}`, linkSheets)
  if (path.endsWith('/antd/es/_util/wave/style.js')) return `export default () => ''`
  if (path.endsWith('/antd/es/theme/useToken.js')) return tokenStub()
  if (path.endsWith('/antd/es/theme/themes/default/theme.js')) return 'export default {}'
  if (path.endsWith('/antd/es/theme/util/genStyleUtils.js')) return generatorStub(file)
  if (path.endsWith('/@ant-design/cssinjs/es/index.js')) return engineStub
  if (path.endsWith('/@rc-component/util/es/Dom/dynamicCSS.js')) {
    return `export * from ${JSON.stringify(adopted)}`
  }
  if (path.endsWith('/@ant-design/icons/es/cssUtils.js')) {
    return 'export const updateCSS = () => null\nexport const getShadowRoot = () => null\nexport const warningOnce = () => {}'
  }
  return undefined
}

/** The hooks answer the class that carries the variables; constants stay as they are. */
function styleStub(file: string, path: string, linkSheets: boolean): string | undefined {
  const source = readFileSync(file, 'utf8')
  if (!written.test(source)) return undefined
  const constants = source.match(/^export const \w+ = (['"][^'"]*['"]|\[\[.*\]\]);?$/gm) ?? []
  const hooks = [...source.matchAll(/^export const (\w+) = genStyleHooks\(/gm)].map(
    ([, name]) => `export const ${name} = () => ['', 'cv']`,
  )
  const parts = [...source.matchAll(/^export const (\w+) = genSubStyleComponent\(/gm)].map(
    ([, name]) => `export const ${name} = () => null`,
  )
  const main = /^export default genSubStyleComponent\(/m.test(source)
    ? 'export default () => null'
    : "export default () => ['', 'cv']"
  const sheet = linkSheets ? [`import 'virtual:static-styles/${path}.css'`] : []
  return [...sheet, ...constants, ...hooks, ...parts, main].join('\n')
}

function tokenStub(): string {
  return `const token = ${JSON.stringify(tokenValues())}
// Who wants no movement gets none: cut short by a sheet alone, antd waits for ends that never come.
token.motion = !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches
const names = new Proxy({}, { get: (_, key) => 'var(--ant-' + String(key).replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase() + ')' })
const answer = [{}, token, '', names, { prefix: 'ant', key: 'cv' }, true]
export default () => answer
export const unitless = {}
export const ignore = {}
export const getComputedToken = () => token`
}

/** What is still asked of the style engine once nobody writes styles. */
const engineStub = `import { createContext } from 'react'
export const StyleContext = createContext({})
export const StyleProvider = ({ children }) => children
export const createTheme = () => ({})
export const createCache = () => ({})
export const unit = (value) => (typeof value === 'number' ? value + 'px' : value)
export const token2CSSVar = (name) => '--' + name
export const useStyleRegister = () => {}
export const useCSSVarRegister = () => {}
export const useCacheToken = () => []
export const getComputedToken = (token) => token
export const extractStyle = () => ''
export const genCalc = () => () => ({})
export class Keyframes {}`

function generatorStub(file: string): string {
  const source = readFileSync(file, 'utf8')
  return `export const genStyleHooks = () => () => ['', 'cv']
export const genComponentStyleHook = () => () => ''
export const genSubStyleComponent = () => () => null
${source.slice(source.indexOf('export const genCssVar'))}`
}
