/** Whether a path begins at a root: of Linux, or of a Windows drive. */
export function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/])/.test(path);
}
