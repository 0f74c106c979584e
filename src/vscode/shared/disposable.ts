/** What VS Code and our own classes have in common. */
export interface Disposable {
  dispose(): unknown;
}

/** Owns disposables: each has one owner, and what comes after disposal is disposed at once. */
export abstract class DisposableOwner implements Disposable {
  private readonly owned: Disposable[] = [];
  private disposed = false;

  protected register<T extends Disposable>(disposable: T): T {
    if (this.disposed) disposable.dispose();
    else this.owned.push(disposable);
    return disposable;
  }

  dispose(): void {
    this.disposed = true;
    // Later ones may use earlier ones.
    for (const disposable of this.owned.splice(0).reverse()) disposable.dispose();
  }
}
