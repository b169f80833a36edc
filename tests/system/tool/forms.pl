#!/usr/bin/perl
# SPDX-License-Identifier: Apache-2.0
#
# forms.pl < WORDS: prints every form in which a word of the input (one a line, UTF-8) might lie in
# a file: plain, hex, base64 and base64url at each of the three alignments, JSON's \u escapes, and
# percent encoding. `forms.pl decode < FILE` prints what the hex, base64 and \u runs of a file say.
use strict;
use warnings;
use Encode qw(decode);
use MIME::Base64 qw(encode_base64 decode_base64);

sub runs_decoded {
    local $/;
    my $text = <STDIN> // '';
    print pack('H*', substr($1, 0, length($1) & ~1)), "\n" while $text =~ /((?:[0-9a-fA-F]{2}){6,})/g;
    while ($text =~ m{([A-Za-z0-9+/_-]{12,})}g) {
        (my $run = $1) =~ tr{_-}{/+};
        print decode_base64($run), "\n";
    }
}

# The characters of the encoding that no neighbour of the word can change.
sub base64_inside {
    my ($word, $before) = @_;
    my $coded = encode_base64(('x' x $before) . $word, '');
    my $first = int(($before * 4 + 2) / 3);
    my $last = int(($before + length $word) * 8 / 6);
    return substr($coded, $first, $last - $first);
}

sub forms_of {
    my ($word) = @_;
    my %forms = ($word => 1, unpack('H*', $word) => 1, uc unpack('H*', $word) => 1);
    for my $before (0 .. 2) {
        my $coded = base64_inside($word, $before);
        $forms{$coded} = 1;
        (my $url = $coded) =~ tr{+/}{-_};
        $forms{$url} = 1;
    }
    my $percent = $word;
    $percent =~ s/([^A-Za-z0-9])/sprintf '%%%02X', ord $1/ge;
    $forms{$percent} = $forms{lc $percent} = 1;
    my $escaped = join '', map { ord $_ > 126 ? sprintf '\u%04x', ord $_ : $_ }
        split //, decode('UTF-8', $word);
    $forms{$escaped} = 1;
    $escaped =~ s/\\u([0-9a-f]{4})/'\u' . uc $1/ge;
    $escaped =~ s/\\U/\\u/g;
    $forms{$escaped} = 1;
    return sort keys %forms;
}

if (@ARGV && $ARGV[0] eq 'decode') {
    runs_decoded();
} else {
    while (my $word = <STDIN>) {
        chomp $word;
        print map { "$_\n" } forms_of($word) if length $word;
    }
}
