package org.melograph.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.model.EnsembleMember;
import org.melograph.music.SongKind;

final class EnsembleTest {
    private static final Ensemble ENSEMBLE = new Ensemble();

    private static List<EnsembleMember> members(String members, String weights) throws BadInputException {
        return ENSEMBLE.members(ENSEMBLE.settings(Map.of("members", members, "weights", weights), SongKind.AUDIO));
    }

    private static String refusal(String members, String weights) {
        return assertThrows(BadInputException.class, () -> members(members, weights))
                .reason();
    }

    @Test
    void membersStandInTheirOrderWithTheirSettings() throws BadInputException {
        List<EnsembleMember> members = members("svm:feature=mfcc:c=10, mel-cnn", "2, 0.5");
        assertEquals(
                List.of("svm", "mel-cnn"),
                members.stream().map(m -> m.architecture().id()).toList());
        assertEquals(Map.of("feature", "mfcc", "c", "10"), members.getFirst().set());
        assertEquals(
                List.of(2.0, 0.5), members.stream().map(EnsembleMember::weight).toList());
    }

    @Test
    void copiesAreNumberedHoweverTheyAreWritten() throws BadInputException {
        List<EnsembleMember> members = members("mel-cnn*2,svm,mel-cnn", "");
        assertEquals(
                List.of(0, 1, 0, 2), members.stream().map(EnsembleMember::copy).toList());
    }

    @ParameterizedTest
    @EnumSource(SongKind.class)
    void everyKindOfSongsHasMembersThatSuitIt(SongKind songs) throws BadInputException {
        Params params = ENSEMBLE.settings(Map.of(), songs);
        List<EnsembleMember> members = ENSEMBLE.members(params);
        assertTrue(members.size() > 1);
        for (EnsembleMember member : members) {
            String feature = member.architecture()
                    .frontEnd(member.architecture().settings(member.set(), songs))
                    .feature();
            assertEquals(songs == SongKind.ROWS, feature.equals("columns"), feature);
            assertEquals(songs == SongKind.NOTES, feature.startsWith("note"), feature);
        }
        assertFalse(params.text("members").isEmpty());
    }

    @Test
    void aMemberThatIsNoneIsRefusedWithTheNearest() {
        assertEquals("There is no architecture 'mel-cn'. Did you mean 'mel-cnn'?", refusal("svm,mel-cn", ""));
    }

    @Test
    void aSettingThatAMemberLacksIsRefused() {
        assertTrue(refusal("svm:epochs=3", "").contains("'epochs'"));
        assertTrue(refusal("svm:c=-1", "").contains("'c'"));
    }

    @Test
    void whatNamesNoClassesIsNoMember() {
        assertTrue(refusal("svm,notes-composer", "").contains("'notes-composer'"));
        assertTrue(refusal("svm,tags-mlp", "").contains("'tags-mlp'"));
        assertTrue(refusal("svm,ensemble", "").contains("'ensemble'"));
    }

    @Test
    void weightsFitTheMembers() {
        assertTrue(refusal("svm,mel-cnn", "1").contains("1 weights for 2 members"));
        assertTrue(refusal("svm,mel-cnn", "1,0").contains("'0'"));
        assertTrue(refusal("svm,mel-cnn", "1,-1").contains("'weights'"));
    }

    @Test
    void anArmyIsRefused() {
        assertTrue(refusal("mel-cnn*20,svm*20", "").contains("40"));
    }
}
