import classes from './initials.module.css';

/** Somebody in two letters; the name itself stands beside it or in its title. */
export function Initials({ name, title }: { name: string; title?: string }) {
  const parts = name.split(/[\s.-]+/).filter(Boolean);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => [...(part ?? '')][0]?.toUpperCase() ?? '')
    .join('');
  return (
    <span className={classes.initials} title={title} aria-hidden="true">
      {letters}
    </span>
  );
}
