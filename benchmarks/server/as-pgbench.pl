#!/usr/bin/perl
# as-pgbench.pl COURSES KEY < postgres.log: the SQL that one check-in logged, which was sent with this key, as a script for
# pgbench that does it to any of the filled courses. What belongs to course 0 is computed from :c, and the check-in gets a new key each time.
use strict;
use warnings;
use Digest::MD5 'md5_hex';
use Digest::SHA 'sha256_hex';

my $courses = shift;
my $key = shift;
my $id = sub { my $h = md5_hex(shift); $h =~ s/^(.{8})(.{4})(.{4})(.{4})/$1-$2-$3-$4-/; $h };
my %of = (
  $id->('practice0') => "md5('practice' || :c / 100)::uuid", $id->('client0') => "md5('client' || :c)::uuid",
  $id->('course0') => "md5('course' || :c)::uuid", $id->('session0-40') => "md5('session' || :c || '-40')::uuid",
  $id->('link0') => "md5('link' || :c)::uuid");
my $secret = sha256_hex('secret-of-0');

my @entries;
while (<STDIN>) {
  if (/^\d{4}-\d\d-\d\d /) { push @entries, $_ } elsif (@entries) { $entries[-1] .= $_ }
}
print "\\set c random(0, $courses - 1)\n\\set k random(0, 9000000000000000000)\n";
for my $i (0 .. $#entries) {
  next unless $entries[$i] =~ /duration: [\d.]+ ms  (?:execute [^:]*|statement): (.*)/s;
  my $sql = $1;
  next if $sql =~ /^SET application_name/; # of a new connection
  my %value;
  # terse logs put the parameters in the same entry, others in the next
  if (defined $entries[$i + 1] && $entries[$i + 1] =~ /DETAIL:  [Pp]arameters: (.*)/s) {
    my $list = $1;
    while ($list =~ /\$(\d+) = (NULL|'(?:[^']|'')*')/g) { $value{$1} = $2 }
  }
  $sql =~ s/\$(\d+)/$value{$1}/g;
  $sql =~ s/'\Q$key\E'/uuidv7()/g; # once, as a key of the form's kind
  $sql =~ s/'\\x$secret'/sha256(convert_to('secret-of-' || :c, 'UTF8'))/g;
  $sql =~ s{'\{([0-9a-f]{8}-[0-9a-f-]{27})\}'}{"array[" . $of{$1} . "]"}ge;
  $sql =~ s{('\{[\d.,]*\}')}{$1 . (index($1, '.') < 0 ? '::int[]' : '::float8[]')}ge;
  # another new row gets a new id, too
  $sql =~ s{'([0-9a-f]{8}-[0-9a-f-]{27})'}{$of{$1} // "md5('$1' || :c || '-' || :k)::uuid"}ge;
  $sql =~ s/\s+/ /g;
  $sql =~ s/\s*$//;
  print "$sql;\n" if length $sql;
}
