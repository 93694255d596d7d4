declare module 'virtual:static-styles/*.css'
