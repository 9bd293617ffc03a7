package io.distribsilly.engine;

/**
 * The bank in a process that is killed: checks what it finds, then its tellers move money, {@code
 * sync}, and others look, each in a way of their own, until it is killed. Meanwhile the database is
 * disturbed. Its arguments are those of {@link ChildLife}.
 */
final class BankChild {
  private final ChildLife life;
  private final Bank bank;

  private BankChild(ChildLife life) {
    this.life = life;
    this.bank = new Bank(life.database(), life.seedOfPlan());
  }

  public static void main(String[] arguments) {
    ChildLife.orDie(() -> new BankChild(new ChildLife(arguments)).run());
  }

  private void run() {
    bank.openAccounts();
    int[] counts = bank.check();
    life.opened(counts);
    for (int i = 0; i < counts.length; i++) {
      int teller = i;
      life.startWriter(counts[teller] + 1, number -> transfer(teller, number));
    }
    bank.looks().forEach(look -> ChildLife.start(() -> lookForever(look)));
    life.disturb();
  }

  private void transfer(int teller, int number) {
    Isolation isolation = number % 2 == 0 ? Isolation.SNAPSHOT : Isolation.READ_COMMITTED;
    bank.transfer(teller, number, isolation, Durability.SYNC);
    life.committed(teller, number);
  }

  private static void lookForever(Runnable look) {
    while (true) {
      look.run();
    }
  }
}
