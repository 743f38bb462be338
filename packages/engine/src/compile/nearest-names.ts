/** A remedy for an unknown name: the known names nearest to it, if any is near. */
export function nearestNames(name: string, known: readonly string[]): string {
  const near = known
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(name.length / 4)))
    .sort((left, right) => left.distance - right.distance)
    .slice(0, 3);
  return near.length === 0
    ? "Déclarez ce nom dans ce jeu de règles ou dans une couche inférieure, ou corrigez-le."
    : `Vouliez-vous dire ${near.map(({ candidate }) => `« ${candidate} »`).join(", ")} ?`;
}

function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 8) return 99;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substituted = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 99;
}
